import { parsePrincipal, principalText, principalType } from "../../trust";
import type { PairReview, ReportGrant, TrustReview } from "../report";

/** Where an arrow of the graph stands: with the change, with what was changed by hand, or with nothing. */
export type ArrowState = "kept" | "added" | "removed" | "added-by-hand" | "removed-by-hand";

/** One who may assume a role, could, or will: an arrow from the one who is trusted to the role. */
export interface Arrow {
  readonly pair: string;
  readonly principal: string;
  readonly type: string;
  /** The account of the principal, where it is one. */
  readonly principalAccount: string | null;
  /** The account that owns the role, where it is known. */
  readonly account: string | null;
  readonly role: string;
  readonly state: ArrowState;
}

/** Who is trusted by whom: an arrow for each principal and role. Denials are no arrows. */
export function arrowsOf({ pair, change, drift }: PairReview): Arrow[] {
  const byHand = drift.trust.flatMap((trust) => [
    ...arrows(pair, trust, trust.added.filter(isEffective), "added-by-hand"),
    ...arrows(pair, trust, trust.removed.filter(isEffective), "removed-by-hand"),
  ]);
  const planned = change.trust.flatMap((trust) => [
    ...arrows(pair, trust, trust.added.filter(isEffective), "added"),
    ...arrows(pair, trust, trust.removed.filter(isEffective), "removed"),
    ...arrows(pair, trust, [...trust.added, ...trust.kept], "kept"),
  ]);
  return distinct([...byHand, ...planned]);
}

function isEffective({ effective }: ReportGrant): boolean {
  return effective;
}

function arrows(
  pair: string,
  trust: TrustReview,
  grants: readonly ReportGrant[],
  state: ArrowState,
): Arrow[] {
  const { role, account } = trust;
  const allowed = grants.filter(({ effect }) => effect === "Allow");
  return allowed.map(({ principal }) => ({
    pair,
    principal: principalText(principal),
    type: principalType(principal),
    principalAccount: "accountId" in principal ? principal.accountId : null,
    account,
    role,
    state,
  }));
}

// One that was let in by hand and is to be taken out is said once: what was done by hand goes before the plan.
function distinct(found: readonly Arrow[]): Arrow[] {
  const byEnds = new Map<string, Arrow>();
  for (const arrow of found) {
    const key = JSON.stringify([arrow.role, arrow.account, arrow.type, arrow.principal]);
    if (!byEnds.has(key)) byEnds.set(key, arrow);
  }
  return [...byEnds.values()];
}

/** A role as a short label. */
export function roleLabel({ role, account }: Arrow): string {
  return account === null ? `role ${role}` : `role ${role} of ${account}`;
}

const WIDE: ReadonlyMap<string, string> = new Map([
  ["*", "everybody"],
  ["acs:ram::*:root", "every account"],
]);

/** Who an arrow begins at, as a short label. */
export function principalLabel(type: string, principal: string): string {
  const parsed = parsePrincipal(type, principal);
  switch (parsed.kind) {
    case "account":
      return `account ${parsed.accountId}`;
    case "user":
    case "role":
      return `${parsed.kind} ${parsed.name} of ${parsed.accountId}`;
    case "service":
      return parsed.service;
    case "serviceForAccount":
      return `${parsed.service} for ${parsed.accountId}`;
    case "other":
      return WIDE.get(principal) ?? principal;
  }
}
