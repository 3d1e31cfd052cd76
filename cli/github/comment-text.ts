import { MARKDOWN_MARKER, MAX_MARKDOWN } from "../../lib/review";
import { oneLine, plain } from "../text";

/** What a comment is of. */
export interface CommentContext {
  readonly commit?: string;
  /** The address of the run, where the whole report is. */
  readonly run?: string;
  /** Who let a refused review through. */
  readonly allowedBy?: string;
}

/** The comment of an apply: another one than that of the review. */
export const APPLY_MARKER = "<!-- dts-pairs apply -->";

const MOST_OF_ERROR = 4_000;
const REST = "_The rest is in the whole report._";

/** A Markdown text with its marker first, then what it is of; cut where a comment would be too long. */
export function commentText(body: string, context: CommentContext): string {
  const [marker = "", ...lines] = body.split(/\r?\n/);
  const about = contextLines(context);
  return fitting([marker, ...about], about.length === 0 ? lines : ["", ...lines]);
}

function contextLines({ commit, run, allowedBy }: CommentContext): string[] {
  const parts = [
    ...(commit === undefined ? [] : [`Commit ${code(commit)}`]),
    ...(run === undefined ? [] : [`[run](${encodeURI(run)})`, `[whole report](${encodeURI(run)}#artifacts)`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [`${parts.join(" · ")}`]),
    ...(allowedBy === undefined ? [] : ["", `**Let through** by ${code(allowedBy)}, with a label.`]),
  ];
}

/** Bytes are counted, of which there are never fewer than characters. */
function fitting(head: readonly string[], lines: readonly string[]): string {
  const whole = [...head, ...lines].join("\n");
  if (Buffer.byteLength(whole) <= MAX_MARKDOWN) return whole;
  const kept: string[] = [...head];
  let room = MAX_MARKDOWN - Buffer.byteLength(head.join("\n")) - REST.length - 16;
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    kept.push(line);
  }
  const isOpen = kept.filter((line) => line.startsWith("```")).length % 2 === 1;
  return [...kept, ...(isOpen ? ["```"] : []), "", REST].join("\n");
}

/** The comment where there is no plan to review: what went wrong, in the words of a log that anybody may have written. */
export function failureComment(log: string): string {
  const text = plain(log).trim();
  const shown = text.length > MOST_OF_ERROR ? `...${text.slice(-MOST_OF_ERROR)}` : text;
  const lines = [
    "## Review of account pairs",
    "",
    "❌ **Planning failed: nothing of this commit is reviewed.**",
  ];
  const quoted = shown === "" ? [] : ["", "The run said:", "", ...fenced(shown)];
  return [MARKDOWN_MARKER, ...lines, ...quoted, ""].join("\n");
}

/** A fence that no line of the text can end. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, text, fence];
}

/** The comment of an apply. `results` is the output of `apply --json`; undefined where apply itself failed. */
export function applyComment(results: readonly AppliedPair[] | undefined): string {
  if (results === undefined)
    return [APPLY_MARKER, "## ❌ Nothing applied", "", "The run says why.", ""].join("\n");
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  const title = failed === 0 ? "✅ Applied" : `❌ ${failed} of ${results.length} pairs not applied`;
  const changed = results.filter(({ unchanged }) => unchanged !== true);
  const rest = results.length - changed.length;
  const others = rest > 0 ? [`- ${rest} with nothing to apply`] : [];
  return [APPLY_MARKER, `## ${title}`, "", ...changed.flatMap(pairLines), ...others, ""].join("\n");
}

/** What `apply --json` says of a pair. */
export interface AppliedPair {
  readonly pair: string;
  readonly failure?: string;
  readonly unchanged?: boolean;
}

function pairLines({ pair, failure }: AppliedPair): string[] {
  if (failure === undefined) return [`- ${code(pair)}: applied, as it was reviewed`];
  return [`- ${code(pair)}: **failed**`, ...failure.split("\n").map((line) => `  - ${code(line)}`)];
}

/** Text from elsewhere as code: no markup, mention or link can be planted. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return line.includes("`") ? `${fence} ${line} ${fence}` : `${fence}${line === "" ? " " : line}${fence}`;
}
