import type { PairReview } from "../report";
import { clippedLine } from "./clipped";
import type { KnownAccounts } from "./known-accounts";
import { accountOf, principalLabel } from "./principal-words";
import { type Arrow, type ArrowState, arrowsOf, roleLabel } from "./trust-graph";

/** A graph of this many arrows or more is not drawn: nobody can read it. */
export const MAX_ARROWS = 30;

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
  const from = node(ids, JSON.stringify(["from", principal]), whoLabel(arrow, known));
  const owner = account ?? pair;
  const to = node(ids, JSON.stringify(["to", owner, role]), `${roleLabel(arrow)}${named(account, known)}`);
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

function whoLabel({ principal }: Arrow, known: KnownAccounts | undefined): string {
  return `${principalLabel(principal)}${named(accountOf(principal), known)}`;
}

function named(account: string | null, known: KnownAccounts | undefined): string {
  const name = account === null ? undefined : known?.get(account);
  return name === undefined || name === account ? "" : ` (${name})`;
}

const MAX_LABEL = 80;

// Mermaid has no way to quote: what is neither letter nor digit could be its syntax, and becomes a dot.
function labelText(label: string): string {
  const letters = [...clippedLine(label).replace(/[^\p{L}\p{N} ,._:/@()-]/gu, "\u00b7")];
  return letters.length > MAX_LABEL ? `${letters.slice(0, MAX_LABEL - 1).join("")}\u2026` : letters.join("");
}
