import { isDeepStrictEqual } from "node:util";
import { Scalar } from "yaml";
import type { DiscoveredRole } from "../../lib/discover";
import type { AccountPair, AccountPairProvider } from "../../lib/pairs";
import { PairsFile } from "../pairs-file";
import { oneLine } from "../text";
import type { AccountResult, FoundSource } from "./read-accounts";

/** What became of the roles that were discovered. */
export interface AddedPairs {
  /** The names of the pairs that were added to the file. */
  readonly added: readonly string[];
  /** Why the other roles were not, a line each. */
  readonly left: readonly string[];
}

/** Adds a pair with `adopt` for every role that one pair can make. The file is written once, or not at all. */
export function addPairs(
  file: string,
  results: readonly AccountResult[],
  pairs: readonly AccountPair[],
): AddedPairs {
  const document = new PairsFile(file);
  const [added, left]: [string[], string[]] = [[], []];
  for (const result of results) {
    if ("failure" in result) continue;
    for (const [index, role] of result.roles.entries()) {
      const source = result.sources[index] as FoundSource;
      const reason = whyNot(role, pairs);
      const outcome = reason ?? addRole(document, role, source, result.provider);
      if (typeof outcome === "string")
        left.push(oneLine(`${role.role} of ${role.ownerAccountId} is not added: ${outcome}`));
      else added.push(outcome.name);
    }
  }
  document.save();
  return { added, left };
}

function whyNot(found: DiscoveredRole, pairs: readonly AccountPair[]): string | undefined {
  const { role, ownerAccountId, trustedAccountIds, anyAccount, hasScalarPrincipals, reasons } = found;
  const isOfPair = (pair: AccountPair) =>
    pair.ownerAccountId === ownerAccountId && pair.roleName.toLowerCase() === role.toLowerCase();
  const pair = pairs.find(isOfPair);
  if (pair !== undefined) return `pair ${pair.name} makes it`;
  if (reasons.length > 0) return "it cannot be told who may assume it: see to its trust policy first";
  if (anyAccount || trustedAccountIds.length !== 1) {
    const count = anyAccount ? "every account" : `${trustedAccountIds.length} accounts`;
    return `it trusts DTS of ${count}, and a pair is for one: make a role for each account, then take these out of the trust policy`;
  }
  if (hasScalarPrincipals)
    return "Terraform's provider crashes on a principal that is a string: make it a list in the RAM console first";
  return undefined;
}

function addRole(
  document: PairsFile,
  role: DiscoveredRole,
  source: FoundSource,
  provider: AccountPairProvider,
): { readonly name: string } | string {
  const name = freeName(document, role);
  const entry = entryOf(name, role, source, ownSettings(document, provider));
  const { description: _, tags: __, ...plain } = entry;
  const problem = document.addPair(entry);
  // Not every description and not every tag of RAM can stand in the file: the plan shows the difference then.
  const remaining = problem === undefined ? undefined : document.addPair(plain);
  return remaining === undefined ? { name } : remaining;
}

function entryOf(
  name: string,
  { ownerAccountId, role, trustedAccountIds, access, adopt }: DiscoveredRole,
  { found }: FoundSource,
  provider: object,
) {
  return {
    name,
    ownerAccountId: doubleQuoted(ownerAccountId),
    trustedAccountId: doubleQuoted(trustedAccountIds[0] ?? ""),
    roleName: role,
    ...(found.description !== "" && { description: found.description }),
    access,
    ...(Object.keys(found.tags).length > 0 && { tags: found.tags }),
    adopt,
    ...(Object.keys(provider).length > 0 && { provider }),
  };
}

function doubleQuoted(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** What the defaults of the file do not say already. */
function ownSettings(document: PairsFile, provider: AccountPairProvider): object {
  const defaults = Object(document.at(["defaults", "provider"]));
  return Object.fromEntries(
    Object.entries(provider).filter(([key, value]) => !isDeepStrictEqual(defaults[key], value)),
  );
}

const ROOM_FOR_NAME = 40;

/** The role's name, with the owner account where another pair has it. */
function freeName(document: PairsFile, { role, ownerAccountId }: DiscoveredRole): string {
  const pairs = document.at(["pairs"]) as readonly { readonly name: string }[];
  const taken = new Set(pairs.map(({ name }) => name.toLowerCase()));
  const base = role.replace(/^-+/, "");
  const long = `${base.slice(0, ROOM_FOR_NAME)}-of-${ownerAccountId}`;
  const names = [base, long, ...pairs.map((_, index) => `${long}-${index + 2}`)];
  return names.find((name) => name !== "" && !taken.has(name.toLowerCase())) ?? long;
}
