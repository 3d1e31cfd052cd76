import { adoptedPolicyProblem, distinctAccountsProblem, tagCountProblem } from "../../role/rules";
import type { MergedPair } from "../merged-pair";
import type { ProblemAt } from "../problem-at";
import type { PairFields } from "../schema/file";
import type { Path } from "../yaml/path";
import type { Source } from "../yaml/source";

/** What is wrong with the fields of a pair and its defaults together, where each may be right by itself. */
export function crossFieldProblems(source: Source, pair: MergedPair): ProblemAt[] {
  return [
    ...missing(source, pair),
    ...sameAccount(pair),
    ...assumedRoles(pair),
    ...tooManyTags(pair),
    ...adoptedPolicies(source, pair),
    ...ownFormerName(pair),
  ];
}

/** Where the value of `key` stands: in the pair, else in the defaults, else nowhere. */
function standsAt(source: Source, { path }: MergedPair, key: keyof PairFields): Path | undefined {
  return [
    [...path, key],
    ["defaults", key],
  ].find((place) => source.at(place) !== undefined);
}

const REQUIRED = ["ownerAccountId", "trustedAccountId"] as const;

function missing(source: Source, pair: MergedPair): ProblemAt[] {
  if (!isMapping(source.at(pair.path))) return [];
  return REQUIRED.filter((key) => standsAt(source, pair, key) === undefined).map((key) => ({
    path: [...pair.path, key],
    message: "is missing: give the 16 digits of the account in quotes, in the pair or in defaults",
  }));
}

function sameAccount(pair: MergedPair): ProblemAt[] {
  const { ownerAccountId, trustedAccountId } = pair.merged;
  if (ownerAccountId === undefined || trustedAccountId === undefined) return [];
  const problem = distinctAccountsProblem(ownerAccountId, trustedAccountId);
  if (problem === undefined) return [];
  const { own } = pair;
  const inPair = own.ownerAccountId !== undefined || own.trustedAccountId !== undefined;
  const path = [...(inPair ? pair.path : ["defaults"]), "trustedAccountId"];
  // Where the trusted account is the defaults' one, what the pair can mend is its owner.
  const at = inPair && own.trustedAccountId === undefined ? [...pair.path, "ownerAccountId"] : path;
  return [{ path, at, value: trustedAccountId, message: problem }];
}

const ASSUMED = [
  ["assumeRole", "roleArn"],
  ["assumeRole", "planRoleArn"],
  ["assumeRoleWithOidc", "roleArn"],
  ["assumeRoleWithOidc", "planRoleArn"],
] as const;

/** A role of another account gives credentials of that account, and the RAM role would be made there. */
function assumedRoles({ path, own, merged }: MergedPair): ProblemAt[] {
  return ASSUMED.flatMap(([setting, key]) => {
    const value = merged.provider?.[setting]?.[key];
    const account = /^acs:ram::([0-9]{16}):/.exec(value ?? "")?.[1];
    const owner = merged.ownerAccountId;
    if (account === undefined || owner === undefined || account === owner) return [];
    const at = [...(own.provider?.[setting] === undefined ? ["defaults"] : path), "provider", setting, key];
    const message = `{value} is a role of another account than the owner ${owner}: give a role of the owner account`;
    return { path: [...path, "provider", setting, key], at, value, message };
  });
}

function tooManyTags({ path, merged }: MergedPair): ProblemAt[] {
  const problem = tagCountProblem({ ...merged.tags });
  return problem === undefined
    ? []
    : [{ path: [...path, "tags"], message: `with those of defaults, ${problem}` }];
}

function adoptedPolicies(source: Source, pair: MergedPair): ProblemAt[] {
  const { adopt, access } = pair.merged;
  if (adopt === undefined || adopt === true || access === undefined) return [];
  const at = standsAt(source, pair, "adopt") as Path;
  return (adopt.policies ?? []).flatMap((value, index) => {
    const message = adoptedPolicyProblem(value, access);
    const below = ["policies", index];
    return message === undefined
      ? []
      : { path: [...pair.path, "adopt", ...below], at: [...at, ...below], value, message };
  });
}

function ownFormerName({ path, own: { name, formerly } }: MergedPair): ProblemAt[] {
  if (formerly === undefined || formerly !== name) return [];
  const message = "{value} is the pair's own name: give the name that it had before, or leave it out";
  return [{ path: [...path, "formerly"], value: formerly, message }];
}

function isMapping(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
