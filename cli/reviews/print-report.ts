import { writeFile } from "node:fs/promises";
import type { AccountPair } from "../../lib/pairs";
import type { Report } from "../../lib/review";
import { type Io, isColoured } from "../io";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { type Look, render } from "./formats";
import { knownAccounts } from "./known-accounts";
import type { ReportOptions } from "./options";

/** Prints a report, or writes it to the file of `--out`. @throws UserError where it cannot be written */
export async function printReport(
  report: Report,
  pairs: readonly AccountPair[],
  options: ReportOptions,
  io: Io,
): Promise<void> {
  const { out, json, format } = options;
  const text = render(report, json === true ? "json" : format, lookOf(pairs, out, io));
  if (out === undefined) io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  else await writeReport(out, text);
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
