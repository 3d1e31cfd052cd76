import { breakCommands } from "../../text";
import { isFailed, type PairReview, type Report, type TrustReview, type Verdict } from "../report";
import { type Block, blockText, fairShare, fittingCount, sizeOf, textOf } from "./markdown-block";
import { loudPairs, type Section, sectionsOf } from "./pair-words";
import { clippedLine, phraseText } from "./phrase";
import { mermaidGraph } from "./trust-graph";
import { grantLine, type KnownAccounts } from "./trust-words";

/**
 * Foreign text in Markdown: a code span, in which GitHub takes nothing for markup, mention, reference, link or
 * HTML. A backtick, pipe or dollar, which could end the span or its table cell, or begin mathematics at its edge, is
 * written as the sign that looks like it.
 */
export function codeSpan(text: string): string {
  const shown = codeLine(text);
  return `\`${shown === "" ? "(empty)" : shown}\``;
}

/** The same in a line of a fenced code block. */
function codeLine(text: string): string {
  return breakCommands(
    clippedLine(text).replaceAll("`", "\u02cb").replaceAll("|", "\uff5c").replaceAll("$", "\uff04"),
  );
}

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
 * than `maxLength`: the largest sections are shortened first, and what is left out is counted.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { knownAccounts: known, maxLength = MAX_MARKDOWN } = options;
  const full = options.fullReport ?? "The report as JSON has everything.";
  const loud = loudPairs(report);
  const notes = 400 + 3 * sizeOf(full);
  const start = textOf(opening(report, loud.length));
  const table = tableText(loud, full, (maxLength * 2) / 3 - notes);
  const graph = graphText(report.pairs, known, maxLength / 4 - notes);
  const room = maxLength - notes - sizeOf(start + table + graph);
  return `${start}${table}${graph}${sectionsText(loud, known, full, room)}`;
}

function tableText(loud: readonly PairReview[], full: string, room: number): string {
  const lines = loud.map(overviewLine);
  const sizes = lines.map((line) => sizeOf(line) + 1);
  const count = fittingCount(sizes, room);
  if (count === lines.length) return textOf([...lines, ""]);
  const note = `_${lines.length - count} more pairs are not in this table. ${full}_`;
  return textOf([...lines.slice(0, count), "", note, ""]);
}

function graphText(pairs: readonly PairReview[], known: KnownAccounts | undefined, room: number): string {
  const graph = mermaidGraph(pairs, known);
  if (graph === undefined) return "";
  const text = textOf(["### Who trusts whom", "", "```mermaid", ...graph, "```", ""]);
  return sizeOf(text) > room ? "" : text;
}

/** A section that would be shorter than this, in bytes, tells nothing. */
const SHORTEST = 700;

/** A section for each pair, as far as there is room for something to be told of it. */
function sectionsText(
  loud: readonly PairReview[],
  known: KnownAccounts | undefined,
  full: string,
  room: number,
): string {
  const sections = loud.map((pair) => new PairSection(pair, known));
  const sizes = sections.map(({ size }) => size);
  const count = fittingCount(
    sizes.map((size) => Math.min(size, SHORTEST)),
    room,
  );
  const shown = sections.slice(0, count);
  const share = fairShare(sizes.slice(0, shown.length), room);
  const texts = shown.map((section) => section.text(share, full));
  const missing = sections.length - texts.filter((text) => text !== "").length;
  if (missing > 0) texts.push(`_${missing} more pairs have a section that does not fit. ${full}_\n`);
  return texts.join("");
}

/** What is told of a pair. */
class PairSection {
  private readonly head: string;
  private readonly blocks: readonly Block[];
  private readonly whole: string;
  /** In bytes. */
  readonly size: number;

  constructor(pair: PairReview, known: KnownAccounts | undefined) {
    this.head = textOf([`### ${codeSpan(pair.pair)}`, ""]);
    this.blocks = [...sectionsOf(pair, known).map(sentencesBlock), ...diffBlock(pair)];
    this.whole = this.head + this.blocks.map((block) => blockText(block)).join("");
    this.size = sizeOf(this.whole);
  }

  /** The section in at most `room` bytes; nothing where nothing of it fits. */
  text(room: number, full: string): string {
    if (this.size <= room) return this.whole;
    const note = textOf([`_This section is shortened. ${full}_`, ""]);
    const left = room - sizeOf(this.head + note);
    const sizes = this.blocks.map((block) => sizeOf(blockText(block)));
    const share = fairShare(sizes, left);
    const blocks = this.blocks.map((block) => blockText(block, share)).join("");
    return left < 0 ? "" : this.head + blocks + note;
  }
}

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

function overviewLine({ pair, change, drift, checks }: PairReview): string {
  const failed = checks.filter(isFailed).length;
  const checked =
    failed > 0 ? `❌ ${failed} failed` : checks.some(({ status }) => status === "unknown") ? "❓" : "";
  return `| ${codeSpan(pair)} | ${verdictText(change.verdict)} | ${verdictText(drift.verdict)} | ${checked} |`;
}

/** A sentence that names very many things is cut after this, in characters. */
const MAX_SENTENCE = 2_000;

function sentencesBlock({ title, sentences }: Section): Block {
  return {
    start: [`**${title}**`, ""],
    lines: sentences.map((sentence) => `- ${phraseText(sentence, codeSpan, MAX_SENTENCE)}`),
    end: [""],
    more: (count) => `- And ${count} more.`,
  };
}

function diffBlock({ change }: PairReview): Block[] {
  const lines = change.trust.flatMap(diffLines);
  if (lines.length === 0) return [];
  return [
    {
      start: ["Grants:", "", "```diff"],
      lines,
      end: ["```", ""],
      more: (count) => `# and ${count} more`,
    },
  ];
}

function diffLines({ added, removed }: TrustReview): string[] {
  const line = (sign: string) => (text: string) => `${sign} ${codeLine(text)}`;
  return [...removed.map(grantLine).map(line("-")), ...added.map(grantLine).map(line("+"))];
}
