import { existsSync } from "node:fs";
import { closest, distance } from "fastest-levenshtein";
import {
  type AccountPair,
  AccountPairsError,
  DEFAULT_FILE,
  FILE_VARIABLE,
  loadAccountPairs,
} from "../lib/pairs";
import { hasKeptStacks } from "./applied/kept-folder";
import type { Io } from "./io";
import { oneLine } from "./text";
import { UserError } from "./user-error";

/** The option of the commands that read the pairs file. */
export interface FileOption {
  readonly file?: string;
}

/** The pairs of the file that `--file` or ACCOUNT_PAIRS_FILE names. @throws AccountPairsError */
export function readPairs({ file }: FileOption, { env }: Io): readonly AccountPair[] {
  try {
    return loadAccountPairs(file, env).pairs;
  } catch (error) {
    const isFromVariable = file === undefined && (env[FILE_VARIABLE] ?? "") !== "";
    throw isFromVariable && error instanceof AccountPairsError ? withItsSource(error) : error;
  }
}

/** Nobody typed the name of the file, so that a file that cannot be read says where the name is from. */
function withItsSource({ problems }: AccountPairsError): AccountPairsError {
  const sourced = problems.map((problem) =>
    problem.line === undefined
      ? { ...problem, message: `${problem.message}; ${FILE_VARIABLE} names it` }
      : problem,
  );
  return new AccountPairsError(sourced);
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

/** The pairs of the file; none where the file is gone and applied stacks are kept beside its place. */
export function pairsOrOrphans(option: FileOption, io: Io): readonly AccountPair[] {
  const name = pairsFileName(option, io);
  return !existsSync(name) && hasKeptStacks(name) ? [] : readPairs(option, io);
}

/** The pairs of these names, in the order of the file; all where none is named. @throws UserError on an unknown name */
export function selectPairs(pairs: readonly AccountPair[], names: readonly string[]): readonly AccountPair[] {
  const known = pairs.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UserError(unknown.map((name) => unknownPair(name, known)).join("\n"));
  return names.length === 0 ? pairs : pairs.filter(({ name }) => names.includes(name));
}

/** The names of the pairs that none of what was made of pairs is of. */
export function missingPairs(
  pairs: readonly { readonly name: string }[],
  made: readonly { readonly pair: string }[],
): readonly string[] {
  const known = new Set(made.map(({ pair }) => pair));
  return pairs.map(({ name }) => name).filter((name) => !known.has(name));
}

function unknownPair(name: string, known: readonly string[]): string {
  const near = nearest(oneLine(name).toLowerCase(), known);
  const advice = known.length === 0 ? " the file has none;" : question(near);
  return `there is no pair "${oneLine(name)}":${advice} dts-pairs list shows them all`;
}

function question(near: string | undefined): string {
  return near === undefined ? "" : ` did you mean "${near}"?`;
}

/** The pair that starts with the text, or has it in its name, or differs in a third of its letters or fewer. */
function nearest(text: string, known: readonly string[]): string | undefined {
  if (text === "") return undefined;
  const candidates = [
    known.filter((name) => name.startsWith(text)),
    known.filter((name) => name.includes(text)),
    known.filter((name) => distance(text, name) <= name.length / 3),
  ].find((names) => names.length > 0);
  return candidates && closest(text, candidates);
}
