import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { visibleJson } from "../../text";
import { isFailed, type PairReview, type Report, VERDICTS, type Verdict } from "../report";
import type { PageArrow, PageBox, PageData, PagePair } from "./page/data";
import { sectionsOf, worstFirst } from "./pair-words";
import type { Phrase } from "./phrase";
import { clippedLine } from "./phrase";
import { type Arrow, arrowsOf, roleLabel } from "./trust-graph";
import type { KnownAccounts } from "./trust-words";
import { accountName, accountOf, principalLabel } from "./trust-words";

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
  const [script, style] = [pageFile("page.js"), pageFile("page.css")];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Review of account pairs</title>
<style>${style}</style>
</head>
<body>
${pageBody(report)}
<script type="application/json" id="data">${embedded({ signs: SIGNS, pairs })}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** What runs in the browser is a file of its own, beside this one in the package too. */
function pageFile(name: string): string {
  return readFileSync(join(__dirname, "page", name), "utf8");
}

function pairData(pair: PairReview, known: KnownAccounts | undefined): PagePair {
  const sections = sectionsOf(pair, known).map(({ title, sentences }) => ({
    title,
    sentences: sentences.map(visibleParts),
  }));
  const arrows = arrowsOf(pair).map((arrow) => pageArrow(arrow, known));
  const boxes = arrows.flatMap(({ from, to }) => [from, to]);
  const { change, drift, checks } = pair;
  return {
    pair: clippedLine(pair.pair),
    change: change.verdict,
    drift: drift.verdict,
    failed: checks.filter(isFailed).length,
    search: [clippedLine(pair.pair), ...new Set(boxes.flatMap(({ label, name }) => [label, name]))]
      .join(" ")
      .toLowerCase(),
    sections,
    arrows,
  };
}

function visibleParts(phrase: Phrase): Phrase {
  return phrase.map((part) => (typeof part === "string" ? part : { foreign: clippedLine(part.foreign) }));
}

function pageArrow(arrow: Arrow, known: KnownAccounts | undefined): PageArrow {
  const { principal, account, state } = arrow;
  return {
    from: box(principalLabel(principal), accountOf(principal), known),
    to: box(roleLabel(arrow), account, known),
    state,
  };
}

function box(text: string, account: string | null, known: KnownAccounts | undefined): PageBox {
  const [label, name] = [clippedLine(text), clippedLine(accountName(account, known) ?? "")];
  return { label, name, account: account === null ? label : clippedLine(`account ${account}`) };
}

// Inside a script element only "<" can end it or open a comment; as an escape it is the same JSON.
function embedded(value: PageData): string {
  return visibleJson(value, 0).replaceAll("<", "\\u003c");
}

function policy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const FILTERS: readonly (readonly [string, string])[] = [
  ["", "all"],
  ...VERDICTS.map((it) => [it, it] as const),
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
<section aria-label="Graph"><h2>Who trusts whom</h2><ul class="legend">${LEGEND.map(legendItem).join("")}</ul>
<div id="graph"></div><p class="note" id="hidden"></p></section>
<section aria-label="Story" aria-live="polite" id="story"></section>
</main>
<footer>An arrow leads from the one who is trusted to the role. Choose an arrow for its story, a pair or a box to see it alone.</footer>`;
}

function legendItem([state, label]: readonly [string, string]): string {
  const line = '<path class="path" d="M2 8 H36"/><path class="head" d="M46 8 l-10 -5 v10 z"/>';
  return `<li><svg viewBox="0 0 46 16" aria-hidden="true"><g class="arrow ${state}">${line}</g></svg> ${label}</li>`;
}
