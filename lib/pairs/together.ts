import { distinctAccountsProblem, tagCountProblem, told } from "../role/rules";
import { type Draft, standsAt } from "./draft";
import type { Fault } from "./fault";
import { shown } from "./shown";
import type { Source } from "./source";

/** What is wrong with a pair and its defaults together, where each may be right by itself. */
export function togetherFaults(source: Source, draft: Draft): Fault[] {
  return [
    ...missingFaults(source, draft),
    ...sameAccountFaults(draft),
    ...assumedRoleFaults(draft),
    ...tooManyTagsFaults(draft),
  ];
}

const REQUIRED = ["ownerAccountId", "trustedAccountId"] as const;

function missingFaults(source: Source, draft: Draft): Fault[] {
  if (!isMapping(source.at(draft.path))) return [];
  return REQUIRED.filter((key) => standsAt(source, draft, key) === undefined).map((key) => ({
    path: [...draft.path, key],
    message: "is missing: give the 16 digits of the account in quotes, in the pair or in defaults",
  }));
}

function sameAccountFaults(draft: Draft): Fault[] {
  const { ownerAccountId, trustedAccountId } = draft.merged;
  if (ownerAccountId === undefined || trustedAccountId === undefined) return [];
  const problem = distinctAccountsProblem(ownerAccountId, trustedAccountId);
  if (problem === undefined) return [];
  const { own } = draft;
  const inPair = own.ownerAccountId !== undefined || own.trustedAccountId !== undefined;
  const path = [...(inPair ? draft.path : ["defaults"]), "trustedAccountId"];
  // Where the trusted account is the defaults' one, what the pair can mend is its owner.
  const at = inPair && own.trustedAccountId === undefined ? [...draft.path, "ownerAccountId"] : path;
  return [{ path, at, value: trustedAccountId, message: told(problem, trustedAccountId, shown) }];
}

/** A role of another account gives credentials of that account, and the RAM role would be made there. */
function assumedRoleFaults({ path, own, merged }: Draft): Fault[] {
  return (["assumeRole", "assumeRoleWithOidc"] as const).flatMap((setting) => {
    const roleArn = merged.provider?.[setting]?.roleArn;
    const account = /^acs:ram::([0-9]{16}):/.exec(roleArn ?? "")?.[1];
    const owner = merged.ownerAccountId;
    if (account === undefined || owner === undefined || account === owner) return [];
    const place = own.provider?.[setting] === undefined ? ["defaults"] : path;
    const message = `${shown(roleArn)} is a role of another account than the owner ${owner}: give a role of the owner account`;
    const at = [...place, "provider", setting, "roleArn"];
    return [{ path: [...path, "provider", setting, "roleArn"], at, value: roleArn, message }];
  });
}

function tooManyTagsFaults({ path, merged }: Draft): Fault[] {
  const problem = tagCountProblem({ ...merged.tags });
  return problem === undefined
    ? []
    : [{ path: [...path, "tags"], message: `with those of defaults, ${problem}` }];
}

function isMapping(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
