import { listOf, type TrustPolicy, type TrustStatement } from "./trust-policy";

/** Who asks to assume a role. */
export interface Assumer {
  readonly kind: "RAM" | "Service";
  /** Every principal that means the asker. */
  readonly principals: readonly string[];
  /** The external ID that came with the request. */
  readonly externalId?: string;
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

/** Only an equal sts:ExternalId can be judged here: any other condition stops an Allow and keeps a Deny. */
function conditionHolds(statement: TrustStatement, assumer: Assumer): boolean {
  const judged = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      if (operator !== "StringEquals" || key.toLowerCase() !== "sts:externalid") return "unknown";
      return listOf(values).some((value) => value === assumer.externalId) ? "holds" : "fails";
    }),
  );
  if (judged.includes("fails")) return false;
  return statement.Effect === "Deny" || !judged.includes("unknown");
}
