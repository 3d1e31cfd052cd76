import type { AccountPair } from "../../lib/pairs";
import type { KnownAccounts } from "../../lib/review";

const MOST_NAMES = 3;

/** What the accounts of the pairs file are called in a report; undefined where there is no pairs file. */
export function knownAccounts(pairs: readonly AccountPair[]): KnownAccounts | undefined {
  if (pairs.length === 0) return undefined;
  const ids = new Set(
    pairs.flatMap(({ ownerAccountId, trustedAccountId }) => [ownerAccountId, trustedAccountId]),
  );
  return new Map([...ids].map((id) => [id, partsOf(id, pairs)]));
}

/** "owner of redis-cluster-sync", "trusted by 12 pairs", or both. */
function partsOf(id: string, pairs: readonly AccountPair[]): string {
  const owned = pairs.filter(({ ownerAccountId }) => ownerAccountId === id);
  const trusting = pairs.filter(({ trustedAccountId }) => trustedAccountId === id);
  return [...part("owner of", owned), ...part("trusted by", trusting)].join("; ");
}

function part(words: string, pairs: readonly AccountPair[]): string[] {
  if (pairs.length === 0) return [];
  const isMany = pairs.length > MOST_NAMES;
  return [`${words} ${isMany ? `${pairs.length} pairs` : pairs.map(({ name }) => name).join(", ")}`];
}
