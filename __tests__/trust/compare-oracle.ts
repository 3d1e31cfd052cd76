import {
  type Principal,
  principalText,
  principalType,
  type Statement,
  type TrustPolicy,
  type TrustRequest,
} from "../../lib/trust";

/** Whether `policy` lets `request` in: slow, obvious, and sharing nothing with what it checks. */
export function lets(policy: TrustPolicy, request: TrustRequest): boolean {
  const speaking = policy.statements.filter((statement) => speaksOf(statement, request));
  return speaking.some((it) => it.effect === "Allow") && !speaking.some((it) => it.effect === "Deny");
}

function speaksOf(statement: Statement, request: TrustRequest): boolean {
  const names = statement.principals.some((principal) => isNamed(principal, request));
  const acts = statement.actions.some((action) =>
    matches(action.toLowerCase(), request.action.toLowerCase()),
  );
  return names && acts && holds(statement, request.holding);
}

function isNamed(principal: Principal, { type, principal: who }: TrustRequest): boolean {
  if (principalType(principal) === "*") return true;
  if (principalType(principal) !== type) return false;
  if (matches(principalText(principal), who)) return true;
  const account = who.split(":").slice(0, 4).join(":");
  return type === "RAM" && matches(principalText(principal), `${account}:root`);
}

function matches(glob: string, text: string): boolean {
  const source = glob
    .replace(/[.+^${}()|[\]\\/]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "su").test(text);
}

function holds({ conditions }: Statement, holding: readonly string[]): boolean {
  for (const [operator, tests] of Object.entries(conditions))
    for (const [key, values] of Object.entries(tests))
      if (!testNames(operator, key, values as readonly string[]).some((name) => holding.includes(name)))
        return false;
  return true;
}

/** The tests of one clause, of text values. */
export function testNames(operator: string, key: string, values: readonly string[]): string[] {
  const sorted = [...new Set(values)].sort();
  const groups = operator.includes("Not") ? [sorted] : sorted.map((value) => [value]);
  return groups.map((group) => JSON.stringify([operator, key, group]));
}
