import { isDeepStrictEqual } from "node:util";
import { type AccountPair, AccountPairsError, parseAccountPairs } from "../../lib/pairs";
import { backendLike } from "../../lib/pairs/states";

/** A pair as an index has it. */
export interface IndexedPair {
  readonly pair: AccountPair;
  /** Why Terraform is not to be run by it; undefined where it may. */
  readonly refusal: string | undefined;
}

/** Settings of a provider that lead nowhere but to the account: by others, credentials could be sent elsewhere. */
const HARMLESS = ["region", "profile", "assumeRole", "assumeRoleWithOidc"];

/**
 * The pair that an entry of an index says; undefined where it says none.
 *
 * Whoever may write a state may write an index, so that it is held to all rules of a pairs file, and what decides where
 * credentials go must be as a pair of the file has it: the backend is that of `model`, the provider is refused otherwise.
 *
 * @param model a pair that has this index
 */
export function indexedPair(
  name: string,
  entry: unknown,
  model: AccountPair,
  known: readonly AccountPair[],
): IndexedPair | undefined {
  try {
    const [found] = parseAccountPairs(JSON.stringify({ version: 1, pairs: [entry] }), "the index").pairs;
    if (found?.name !== name) return undefined;
    const pair = { ...found, backend: backendLike(model, found) };
    return { pair, refusal: refusalOf(pair, known) };
  } catch (error) {
    if (error instanceof AccountPairsError) return undefined;
    throw error;
  }
}

function refusalOf({ name, provider }: AccountPair, known: readonly AccountPair[]): string | undefined {
  const strange = Object.entries(provider).filter(([key, value]) => {
    const isKnown = known.some((it) => isDeepStrictEqual(Object(it.provider)[key], value));
    return !HARMLESS.includes(key) && !isKnown;
  });
  if (strange.length === 0) return undefined;
  const keys = strange.map(([key]) => `provider.${key}`).join(" and ");
  return `${keys} of the applied ${name} ${strange.length === 1 ? "is" : "are"} that of no pair of the file: put the pair back, then run npx dts-pairs destroy ${name}`;
}
