import type { Verdict } from "../judge/verdict";
import type { PairReview, Report, TrustReview } from "../report";
import { grantLine } from "./grant-words";
import type { KnownAccounts } from "./known-accounts";
import { codeLine, codeSpan } from "./markdown-text";
import { mermaidGraph } from "./mermaid";
import { isQuiet, worstFirst } from "./order";
import { type Section, sectionsOf } from "./pair-words";
import { phraseText } from "./phrase";

/** The first line of every report as Markdown: by it a comment is found again. */
export const MARKDOWN_MARKER = "<!-- dts-pairs review -->";

/** What GitHub takes in one comment. Bytes are counted here, of which there are never fewer than characters. */
export const MAX_MARKDOWN = 65_536;

export interface MarkdownOptions {
  /** The names of accounts by their ID, as the pairs file has them. @default no account is named */
  readonly knownAccounts?: KnownAccounts;
  /** Where the whole report is, in a sentence of yours. @default "The report as JSON has everything." */
  readonly fullReport?: string;
  /** @default MAX_MARKDOWN */
  readonly maxLength?: number;
}

/**
 * The report as one comment: a line a pair, the worst first, then a section for each pair that has something.
 *
 * Whatever comes from a plan stands in code: no markup, mention, reference or link can be planted. Never longer
 * than `maxLength`: whole sections are left out, and counted.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { knownAccounts: known, maxLength = MAX_MARKDOWN } = options;
  const full = options.fullReport ?? "The report as JSON has everything.";
  const loud = worstFirst(report.pairs).filter((pair) => !isQuiet(pair));
  const page = new Page(maxLength, full);
  page.add(opening(report, loud.length));
  page.addAll(loud.map(overviewLine), "more pairs are not in this table", Math.floor(maxLength / 3));
  page.add(["", ...graphBlock(report.pairs, known)]);
  page.addAll(
    loud.map((pair) => pairBlock(pair, known)),
    "more pairs have a section that does not fit",
    maxLength,
  );
  return page.toString();
}

/** Lines, as many as fit. */
class Page {
  private readonly blocks: string[] = [];
  private length = 0;

  constructor(
    private readonly maxLength: number,
    private readonly full: string,
  ) {}

  /** Adds a block where it fits. */
  add(lines: readonly string[]): boolean {
    return this.push(lines, this.maxLength);
  }

  /** Adds blocks up to `limit`, and the count of those that did not fit. */
  addAll(blocks: readonly (readonly string[])[], leftOut: string, limit: number): void {
    const fitting = blocks.findIndex((block) => !this.push(block, limit));
    if (fitting !== -1) this.note(`${blocks.length - fitting} ${leftOut}. ${this.full}`);
  }

  toString(): string {
    return this.blocks.join("");
  }

  private push(lines: readonly string[], limit: number): boolean {
    const text = lines.map((line) => `${line}\n`).join("");
    const length = Buffer.byteLength(text);
    if (this.length + length > limit - NOTES) return false;
    this.blocks.push(text);
    this.length += length;
    return true;
  }

  private note(sentence: string): void {
    this.blocks.push(`\n_${sentence}_\n`);
    this.length += Buffer.byteLength(sentence) + 4;
  }
}

/** Room that is kept for the counts of what does not fit. */
const NOTES = 1_000;

const ICON: Readonly<Record<Verdict, string>> = {
  unknown: "❓",
  broadens: "🔺",
  narrows: "🔻",
  equivalent: "🟰",
  none: "➖",
};

function opening(report: Report, loud: number): string[] {
  const quiet = report.pairs.length - loud;
  const table = ["| Pair | Change | Changed by hand | Checks |", "| --- | --- | --- | --- |"];
  return [
    MARKDOWN_MARKER,
    "## Review of account pairs",
    "",
    `Planned change: ${verdictText(report.change.verdict)}. Changed by hand: ${verdictText(report.drift.verdict)}.`,
    ...(quiet > 0 ? [`Of ${report.pairs.length} pairs, ${quiet} with nothing to review.`] : []),
    "",
    ...(loud > 0 ? table : []),
  ];
}

function verdictText(verdict: Verdict): string {
  return `${ICON[verdict]} ${verdict}`;
}

function overviewLine({ pair, change, drift, checks }: PairReview): string[] {
  const failed = checks.filter(({ status }) => status === "fail" || status === "error").length;
  const checked =
    failed > 0 ? `❌ ${failed} failed` : checks.some(({ status }) => status === "unknown") ? "❓" : "";
  return [
    `| ${codeSpan(pair)} | ${verdictText(change.verdict)} | ${verdictText(drift.verdict)} | ${checked} |`,
  ];
}

function graphBlock(pairs: readonly PairReview[], known: KnownAccounts | undefined): string[] {
  const graph = mermaidGraph(pairs, known);
  return graph === undefined ? [] : ["### Who trusts whom", "", "```mermaid", ...graph, "```", ""];
}

function pairBlock(pair: PairReview, known: KnownAccounts | undefined): string[] {
  const sections = sectionsOf(pair, known).flatMap(sectionLines);
  return [`### ${codeSpan(pair.pair)}`, "", ...sections, ...diffBlock(pair)];
}

/** More sentences of one kind than this are counted and not said. */
const MAX_SENTENCES = 30;

function sectionLines({ title, sentences }: Section): string[] {
  const shown = sentences.slice(0, MAX_SENTENCES).map((sentence) => `- ${phraseText(sentence, codeSpan)}`);
  const more = sentences.length - shown.length;
  return [`**${title}**`, "", ...shown, ...(more > 0 ? [`- And ${more} more.`] : []), ""];
}

function diffBlock({ change }: PairReview): string[] {
  const lines = change.trust.flatMap(diffLines);
  const more = lines.length - MAX_SENTENCES;
  const shown = more > 0 ? [...lines.slice(0, MAX_SENTENCES), `# and ${more} more`] : lines;
  return lines.length === 0 ? [] : ["Grants:", "", "```diff", ...shown, "```", ""];
}

function diffLines({ added, removed }: TrustReview): string[] {
  const line = (sign: string) => (text: string) => `${sign} ${codeLine(text)}`;
  return [...removed.map(grantLine).map(line("-")), ...added.map(grantLine).map(line("+"))];
}
