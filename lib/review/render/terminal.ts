import pc from "picocolors";
import { breakCommands } from "../../text";
import type { PairReview, Report, Verdict } from "../report";
import { loudPairs, sectionsOf } from "./pair-words";
import { clippedLine, type Phrase, phraseText } from "./phrase";
import type { KnownAccounts } from "./trust-words";

export interface TerminalOptions {
  /** The names of accounts by their ID. @default no account is named */
  readonly knownAccounts?: KnownAccounts;
  /** @default false */
  readonly color?: boolean;
  /** Where lines are broken, in characters. @default 100 */
  readonly width?: number;
}

type Colors = ReturnType<typeof pc.createColors>;

/** The report for a terminal, the worst pair first. Nothing from a plan can colour it, move the cursor or command a log. */
export function renderTerminal(report: Report, options: TerminalOptions = {}): string {
  const colors = pc.createColors(options.color === true);
  const loud = loudPairs(report);
  const lines = loud.flatMap((pair) => pairLines(pair, options, colors));
  return `${breakCommands([...lines, summary(report, loud.length, colors)].join("\n"))}\n`;
}

function summary({ pairs, change, drift }: Report, loud: number, colors: Colors): string {
  const quiet = pairs.length - loud;
  const counted = `${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"}, ${quiet} with nothing to review`;
  return `${counted}. Change: ${colored(change.verdict, colors)}. Changed by hand: ${colored(drift.verdict, colors)}.`;
}

function colored(verdict: Verdict, colors: Colors): string {
  const paint = {
    unknown: colors.magenta,
    broadens: colors.red,
    narrows: colors.cyan,
    equivalent: colors.dim,
    none: colors.dim,
  };
  return paint[verdict](verdict);
}

function pairLines(pair: PairReview, options: TerminalOptions, colors: Colors): string[] {
  const { change, drift } = pair;
  const byHand = drift.verdict === "none" ? "" : `, by hand: ${colored(drift.verdict, colors)}`;
  const head = `${colors.bold(clippedLine(pair.pair))}  ${colored(change.verdict, colors)}${byHand}`;
  const sections = sectionsOf(pair, options.knownAccounts).flatMap(({ title, sentences }) => [
    `  ${colors.underline(title)}`,
    ...sentences.flatMap((sentence) => sentenceLines(sentence, options.width ?? 100)),
  ]);
  return [head, ...sections, ""];
}

function sentenceLines(sentence: Phrase, width: number): string[] {
  const lines: string[] = [];
  let line = "  -";
  for (const word of phraseText(sentence, clippedLine).split(" ")) {
    if (line.length + 1 + word.length > width && line.trim() !== "-" && line.trim() !== "") {
      lines.push(line);
      line = "   ";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
