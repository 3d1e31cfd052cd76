import type { Principal } from "../../trust";
import type { PairReview, ReportGrant, TrustReview } from "../report";

/** Where an arrow of the graph stands: with the change, with what was changed by hand, or with nothing. */
export type ArrowState = "kept" | "added" | "removed" | "added-by-hand" | "removed-by-hand";

/** One who may assume a role, could, or will: an arrow from the one who is trusted to the role. */
export interface Arrow {
  readonly pair: string;
  readonly principal: Principal;
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
  return allowed.map((grant) => ({ pair, principal: grant.principal, account, role, state }));
}

// One that was let in by hand and is to be taken out is said once: what was done by hand goes before the plan.
function distinct(found: readonly Arrow[]): Arrow[] {
  const byEnds = new Map<string, Arrow>();
  for (const arrow of found) {
    const key = JSON.stringify([arrow.role, arrow.account, arrow.principal]);
    if (!byEnds.has(key)) byEnds.set(key, arrow);
  }
  return [...byEnds.values()];
}

/** A role as a short label. */
export function roleLabel({ role, account }: Arrow): string {
  return account === null ? `role ${role}` : `role ${role} of ${account}`;
}
