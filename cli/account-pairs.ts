import { existsSync } from "node:fs";
import { closest } from "fastest-levenshtein";
import { type AccountPair, DEFAULT_FILE, FILE_VARIABLE, loadAccountPairs } from "../lib/pairs";
import type { Io } from "./io";
import { oneLine } from "./text";
import { UserError } from "./user-error";

/** The option of the commands that read the pairs file. */
export interface FileOption {
  readonly file?: string;
}

/** The pairs of the file that `--file` or ACCOUNT_PAIRS_FILE names. @throws AccountPairsError */
export function readPairs({ file }: FileOption, { env }: Io): readonly AccountPair[] {
  return loadAccountPairs(file, env).pairs;
}

/** The name of the file that `readPairs` reads. */
export function pairsFileName({ file }: FileOption, { env }: Io): string {
  return file ?? env[FILE_VARIABLE] ?? DEFAULT_FILE;
}

/** A review needs no pairs file; where there is one, it knows the accounts. One that is named must be there. */
export function pairsIfThere(option: FileOption, io: Io): readonly AccountPair[] {
  const isNamed = option.file !== undefined;
  return isNamed || existsSync(pairsFileName(option, io)) ? readPairs(option, io) : [];
}

/** The pairs of these names, in the order of the file; all where none is named. @throws UserError on an unknown name */
export function selectPairs(pairs: readonly AccountPair[], names: readonly string[]): readonly AccountPair[] {
  const known = pairs.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UserError(unknown.map((name) => unknownPair(name, known)).join("\n"));
  return names.length === 0 ? pairs : pairs.filter(({ name }) => names.includes(name));
}

function unknownPair(name: string, known: readonly string[]): string {
  const advice = known.length === 0 ? "the file has none" : `the nearest is "${closest(name, known)}"`;
  return `there is no pair "${oneLine(name)}": ${advice}; dts-pairs list shows them all`;
}
