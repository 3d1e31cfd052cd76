import { type Path, pathText } from "./path";
import type { AccountPairsProblem } from "./problem";
import { hasSecret } from "./secrets";
import { shown, visible } from "./shown";
import type { Source } from "./source";

const MAX_KEY = 130;

/** Something wrong, before it is told: what it is about and where it stands. */
export interface Fault {
  /** What it is about. */
  readonly path: Path;
  /** The path or the offset where it stands. @default path */
  readonly at?: Path | number;
  /** Whether it is about the key rather than the value. @default false */
  readonly onKey?: boolean;
  /** The value that is wrong, where there is one. */
  readonly value?: unknown;
  readonly message: string;
}

/** The problem that `fault` in `source` is to the reader of `file`. */
export function problemOf(fault: Fault, source: Source, file: string): AccountPairsProblem {
  const pair = pairName(fault.path, source);
  const { value } = fault;
  return {
    file,
    ...source.position(offsetOf(fault, source)),
    path: readable(fault.path),
    ...(pair !== undefined && { pair }),
    ...(value !== undefined && { value: shown(value, source.place(fault.path).written) }),
    message: `${subject(fault.path, pair)}${fault.message}`,
  };
}

function offsetOf({ path, at = path, onKey = false }: Fault, source: Source): number {
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
  return visible(pathText(steps.map((step) => (typeof step === "string" ? step.slice(0, MAX_KEY) : step))));
}
