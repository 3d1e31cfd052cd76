import type { Io } from "./io";
import { oneLine } from "./text";

/** More names than these are not repeated in a command. */
const MOST_NAMES = 5;

/** Says to a person at a terminal what stands there now, and the one command that goes on; scripts see nothing of it. */
export function tellNext({ stdout }: Io, { json }: { readonly json?: unknown }, sentence: string): void {
  if (stdout.isTTY === true && json !== true) stdout.write(`${sentence}\n`);
}

/** The command that plans these pairs again. */
export function planAgain(names: readonly string[]): string {
  return ["npx dts-pairs plan", ...(names.length > MOST_NAMES ? [] : names)].join(" ");
}

/** A folder as a word of a shell's command. */
export function wordOf(folder: string): string {
  return /^[\w./-]+$/.test(folder) ? folder : `'${oneLine(folder).replaceAll("'", "'\\''")}'`;
}
