import { listOf, type TrustPolicy, type TrustStatement } from "./trust-policy";
import { fitsPattern } from "./wildcard";

/** Who asks to assume a role. */
export interface Assumer {
  readonly kind: "RAM" | "Service" | "Federated";
  /** Every principal that means the asker. */
  readonly principals: readonly string[];
  /** What the request says of itself, by condition key in lower case: `sts:externalid`, `oidc:sub` and so on. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Whether a trust policy lets someone assume its role: a Deny that fits outweighs every Allow. */
export function mayAssume(policy: TrustPolicy, assumer: Assumer): boolean {
  const fitting = policy.Statement.filter((statement) => applies(statement, assumer));
  return fitting.length > 0 && fitting.every((statement) => statement.Effect === "Allow");
}

function applies(statement: TrustStatement, assumer: Assumer): boolean {
  const named = listOf(statement.Principal[assumer.kind]).some((principal) => names(principal, assumer));
  const action = listOf(statement.Action).some((name) =>
    ["sts:assumerole", "sts:*", "*"].includes(name.toLowerCase()),
  );
  return named && action && conditionHolds(statement, assumer);
}

function names(principal: string, assumer: Assumer): boolean {
  const everyAccount = assumer.kind === "RAM" && ["*", "acs:ram::*:root"].includes(principal);
  return everyAccount || assumer.principals.includes(principal);
}

/** What the request says of itself, wherever it comes from; a key that it lacks has no value. */
const KEYS = ["sts:externalid", "oidc:iss", "oidc:aud", "oidc:sub"];

/** How a condition's value is compared with the request's. */
const OPERATORS: Readonly<Record<string, (value: string, sent: string) => boolean>> = {
  StringEquals: (value, sent) => value === sent,
  StringLike: fitsPattern,
};

/** A condition that cannot be judged here stops an Allow and keeps a Deny. */
function conditionHolds(statement: TrustStatement, { context = {} }: Assumer): boolean {
  const judged = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const compare = OPERATORS[operator];
      const name = key.toLowerCase();
      const wanted = listOf(values);
      const isJudged = KEYS.includes(name) && !(operator === "StringLike" && wanted.some(hasQuestionMark));
      if (compare === undefined || !isJudged) return "unknown";
      const sent = context[name] ?? [];
      return wanted.some((value) => sent.some((one) => compare(value, one))) ? "holds" : "fails";
    }),
  );
  if (judged.includes("fails")) return false;
  return statement.Effect === "Deny" || !judged.includes("unknown");
}

/** It stands for one character, which nothing here compares. */
function hasQuestionMark(pattern: string): boolean {
  return pattern.includes("?");
}
