import { createHash } from "node:crypto";
import { visibleJson } from "../../text";
import type { Verdict } from "../judge/verdict";
import type { PairReview, Report } from "../report";
import { clippedLine } from "./clipped";
import type { KnownAccounts } from "./known-accounts";
import { worstFirst } from "./order";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import { sectionsOf } from "./pair-words";
import type { Phrase } from "./phrase";
import { accountOf, principalLabel } from "./principal-words";
import { arrowsOf, roleLabel } from "./trust-graph";

export interface HtmlOptions {
  /** The names of accounts by their ID. @default no account is named */
  readonly knownAccounts?: KnownAccounts;
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  unknown: "?",
  broadens: "▲",
  narrows: "▼",
  equivalent: "=",
  none: "–",
};

/**
 * The report as one page that needs no network and no other file: who trusts whom as a graph, and each arrow's
 * story. Foreign text is data in it, never markup, and its policy lets nothing run or load but its own script.
 */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  const pairs = worstFirst(report.pairs).map((pair) => pairData(pair, options.knownAccounts));
  const data = embedded({ signs: SIGNS, pairs });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Review of account pairs</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${pageBody(report)}
<script type="application/json" id="data">${data}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function pairData(pair: PairReview, known: KnownAccounts | undefined): object {
  const sections = sectionsOf(pair, known).map(({ title, sentences }) => ({
    title,
    sentences: sentences.map(visibleParts),
  }));
  const arrows = arrowsOf(pair).map((arrow) => ({
    from: named(principalLabel(arrow.principal), accountOf(arrow.principal), known),
    to: named(roleLabel(arrow), arrow.account, known),
    state: arrow.state,
  }));
  const failed = pair.checks.filter(({ status }) => status === "fail" || status === "error").length;
  const search = [clippedLine(pair.pair), ...arrows.flatMap(({ from, to }) => [from, to])].join(" ");
  const { change, drift } = pair;
  return {
    pair: clippedLine(pair.pair),
    change: change.verdict,
    drift: drift.verdict,
    failed,
    search,
    sections,
    arrows,
  };
}

function visibleParts(phrase: Phrase): Phrase {
  return phrase.map((part) => (typeof part === "string" ? part : { foreign: clippedLine(part.foreign) }));
}

function named(label: string, account: string | null, known: KnownAccounts | undefined): string {
  const name = account === null ? undefined : known?.get(account);
  return clippedLine(name === undefined || name === account ? label : `${label} (${name})`);
}

// Inside a script element only "<" can end it or open a comment; as an escape it is the same JSON.
function embedded(value: object): string {
  return visibleJson(value, 0).replaceAll("<", "\\u003c");
}

function policy(): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(PAGE_SCRIPT)}`,
    `style-src ${hash(PAGE_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const FILTERS: readonly (readonly [string, string])[] = [
  ["", "all"],
  ["unknown", "unknown"],
  ["broadens", "broadens"],
  ["narrows", "narrows"],
  ["equivalent", "equivalent"],
  ["none", "none"],
  ["drift", "changed by hand"],
  ["checks", "with failed checks"],
];

const LEGEND: readonly (readonly [string, string])[] = [
  ["kept", "may assume, as before"],
  ["added", "+ may now assume"],
  ["removed", "− may no longer assume"],
  ["added-by-hand", "+! let in by hand"],
  ["removed-by-hand", "−! taken out by hand"],
];

function pageBody({ change, drift }: Report): string {
  const options = FILTERS.map(([value, label]) => `<option value="${value}">${label}</option>`).join("");
  return `<header>
<h1>Review of account pairs</h1>
<div>Planned change: <b class="${change.verdict}">${SIGNS[change.verdict]} ${change.verdict}</b>.
Changed by hand: <b class="${drift.verdict}">${SIGNS[drift.verdict]} ${drift.verdict}</b>.</div>
<form id="filter" role="search">
<label>Pair, account or role <input id="search" type="search" autocomplete="off"></label>
<label>Verdict <select id="verdict">${options}</select></label>
<div class="pages"><button type="button" id="before">Previous</button> <span id="page"></span>
<button type="button" id="next">Next</button> <span id="count" role="status"></span></div>
</form>
</header>
<main>
<section aria-label="Pairs"><h2>Pairs, the worst first</h2><ol id="pairs"></ol></section>
<section aria-label="Graph"><h2>Who trusts whom</h2><div class="graph" id="graph"></div>
<p class="note" id="hidden"></p><ul class="legend">${LEGEND.map(legendItem).join("")}</ul></section>
<section aria-label="Story" aria-live="polite" id="story"></section>
</main>
<footer>An arrow leads from the one who is trusted to the role. Choose an arrow or a pair for its story.</footer>`;
}

function legendItem([state, label]: readonly [string, string]): string {
  const line = '<path class="path" d="M2 8 H36"/><path class="head" d="M46 8 l-10 -5 v10 z"/>';
  return `<li><svg viewBox="0 0 46 16" aria-hidden="true"><g class="arrow ${state}">${line}</g></svg> ${label}</li>`;
}
