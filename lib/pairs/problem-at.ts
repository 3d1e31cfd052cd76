import { told } from "../role/rules";
import { escapeInvisible } from "../text";
import type { AccountPairsProblem } from "./problem";
import { hasSecret } from "./rules/secrets";
import { type Path, pathText } from "./yaml/path";
import type { Source } from "./yaml/source";

const MAX_SHOWN = 60;
const MAX_KEY = 130;

/** Something wrong in a source: what it is about, where it stands, and the sentence of a rule. */
export interface ProblemAt {
  /** What it is about. */
  readonly path: Path;
  /** The path or the offset where it stands. @default path */
  readonly at?: Path | number;
  /** Whether it is about the key rather than the value. @default false */
  readonly onKey?: boolean;
  /** The value that is wrong, where there is one. */
  readonly value?: unknown;
  /** What is wrong; `{value}` in it stands for the value. */
  readonly message: string;
}

/** The problem as the reader of the file is told it. */
export function problemAt(
  source: Source,
  { path, at = path, onKey = false, value, message }: ProblemAt,
): AccountPairsProblem {
  const pair = pairName(path, source);
  const text = value === undefined ? undefined : shown(value, source.place(path).written);
  return {
    file: source.file,
    ...source.position(offsetOf(source, at, onKey)),
    path: readable(path),
    ...(pair !== undefined && { pair }),
    ...(text !== undefined && { value: text }),
    message: `${subject(path, pair)}${text === undefined ? message : told(message, value, () => text)}`,
  };
}

function offsetOf(source: Source, at: Path | number, onKey: boolean): number {
  if (typeof at === "number") return at;
  const { offset, key } = source.place(at);
  return onKey && key !== undefined ? key : offset;
}

function pairName(path: Path, source: Source): string | undefined {
  if (path[0] !== "pairs" || path.length === 1) return undefined;
  const name = source.at([...path.slice(0, 2), "name"]);
  return typeof name === "string" && !hasSecret(name) ? name : undefined;
}

/** The pair, by its name where it has one, and what stands below it. */
function subject(path: Path, pair: string | undefined): string {
  const rest = readable(pair === undefined ? path : path.slice(2));
  return `${pair === undefined ? "" : `pair ${shown(pair)}: `}${rest === "" ? "" : `${rest}: `}`;
}

/** A path holds keys that someone wrote: they are shown as carefully as values. */
function readable(path: Path): string {
  const steps = path.map((step) => (typeof step === "string" && hasSecret(step) ? "…" : step));
  return escapeInvisible(
    pathText(steps.map((step) => (typeof step === "string" ? step.slice(0, MAX_KEY) : step))),
  );
}

/**
 * `value` for the eye of a reader: one line, short, nothing invisible, no credential.
 *
 * @param written the text of the value in the file, which a number is shown as
 */
export function shown(value: unknown, written?: string): string {
  if (value === null) return "an empty value";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a mapping";
  const text = typeof value === "number" && written !== undefined ? written : JSON.stringify(value);
  if (hasSecret(text)) return "a value that is not shown here";
  return escapeInvisible(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
