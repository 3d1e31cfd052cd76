import { writeFile } from "node:fs/promises";
import type { AccountPair } from "../../lib/pairs";
import type { Report } from "../../lib/review";
import { type Io, isColoured } from "../io";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { type Format, type Look, render } from "./formats";
import { knownAccounts } from "./known-accounts";
import type { ReportOptions } from "./options";

/**
 * Prints a report, or writes it to the file of `--out`.
 *
 * @param notes what the report does not tell, a line each; on standard error where the format has no place for it
 * @throws UserError where it cannot be written
 */
export async function printReport(
  report: Report,
  pairs: readonly AccountPair[],
  options: ReportOptions,
  io: Io,
  notes: readonly string[] = [],
): Promise<void> {
  const { out, json } = options;
  const format = json === true ? "json" : options.format;
  const text = withNotes(render(report, format, lookOf(pairs, out, io)), format, notes);
  if (!HAS_NOTES.includes(format)) for (const note of notes) io.stderr.write(`${note}\n`);
  if (out === undefined) io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  else await writeReport(out, text);
}

const HAS_NOTES: readonly Format[] = ["terminal", "markdown"];

function withNotes(text: string, format: Format, notes: readonly string[]): string {
  if (notes.length === 0 || !HAS_NOTES.includes(format)) return text;
  const line = (note: string) => (format === "markdown" ? `> ${note}\n` : `${note}\n`);
  return `${text.trimEnd()}\n\n${notes.map(line).join("")}`;
}

/** A file is for any reader: no colour, and no terminal's width. */
function lookOf(pairs: readonly AccountPair[], out: string | undefined, io: Io): Look {
  const { stdout } = io;
  const isTerminal = out === undefined && stdout.isTTY === true;
  return {
    accounts: knownAccounts(pairs),
    color: isTerminal && isColoured(stdout, io),
    width: isTerminal ? stdout.columns : undefined,
  };
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `${oneLine(file)} cannot be written (${code}): name a file in a folder that is there`,
    );
  }
}
