import type { Principal } from "../../trust";
import type { PairReview, ReportGrant, TrustReview } from "../report";
import { clippedLine } from "./phrase";
import { accountName, accountOf, type KnownAccounts, principalLabel } from "./trust-words";

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
  const arrows = ({ role, account }: TrustReview, grants: readonly ReportGrant[], state: ArrowState) => {
    const allowed = grants.filter(({ effect }) => effect === "Allow");
    return allowed.map(({ principal }): Arrow => ({ pair, principal, account, role, state }));
  };
  const byHand = drift.trust.flatMap((trust) => [
    ...arrows(trust, trust.added.filter(isEffective), "added-by-hand"),
    ...arrows(trust, trust.removed.filter(isEffective), "removed-by-hand"),
  ]);
  const planned = change.trust.flatMap((trust) => [
    ...arrows(trust, trust.added.filter(isEffective), "added"),
    ...arrows(trust, trust.removed.filter(isEffective), "removed"),
    ...arrows(trust, [...trust.added, ...trust.kept], "kept"),
  ]);
  return distinct([...byHand, ...planned]);
}

function isEffective({ effective }: ReportGrant): boolean {
  return effective;
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

/** A graph of this many arrows or more is not drawn: nobody can read it. */
const MAX_ARROWS = 30;

const ARROW: Readonly<Record<ArrowState, string>> = {
  kept: "-->",
  added: '==>|"may now"|',
  removed: '-.->|"no longer"|',
  "added-by-hand": '==>|"by hand"|',
  "removed-by-hand": '-.->|"removed by hand"|',
};

/** Who trusts whom, as the lines of a Mermaid graph; undefined where there are no arrows, or too many. */
export function mermaidGraph(
  pairs: readonly PairReview[],
  known: KnownAccounts | undefined,
): string[] | undefined {
  const lines = new Set<string>();
  const ids = new Map<string, string>();
  for (const arrow of pairs.flatMap(arrowsOf)) {
    lines.add(line(ids, arrow, known));
    if (lines.size >= MAX_ARROWS) return undefined;
  }
  return lines.size === 0 ? undefined : ["graph LR", ...lines];
}

function line(ids: Map<string, string>, arrow: Arrow, known: KnownAccounts | undefined): string {
  const { principal, account, pair, role, state } = arrow;
  const named = (label: string, id: string | null) => {
    const name = accountName(id, known);
    return name === undefined ? label : `${label} (${name})`;
  };
  const who = named(principalLabel(principal), accountOf(principal));
  const from = node(ids, JSON.stringify(["from", principal]), who);
  const to = node(ids, JSON.stringify(["to", account ?? pair, role]), named(roleLabel(arrow), account));
  return `  ${from} ${ARROW[state]} ${to}`;
}

/** A node by its number; with its label where it is new. */
function node(ids: Map<string, string>, key: string, label: string): string {
  const found = ids.get(key);
  if (found !== undefined) return found;
  const id = `n${ids.size}`;
  ids.set(key, id);
  return `${id}["${labelText(label)}"]`;
}

const MAX_LABEL = 80;

// Mermaid has no way to quote: what is neither letter nor digit could be its syntax, and becomes a dot.
function labelText(label: string): string {
  const letters = [...clippedLine(label).replace(/[^\p{L}\p{N} ,._:/@()-]/gu, "\u00b7")];
  return letters.length > MAX_LABEL ? `${letters.slice(0, MAX_LABEL - 1).join("")}\u2026` : letters.join("");
}
