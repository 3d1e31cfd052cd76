import { readFileSync, statSync } from "node:fs";
import type { AccountPairsFile } from "./account-pair";
import { parseAccountPairs, requireSize, requireTexts } from "./parse";
import { AccountPairsError, unreadable } from "./problem";

/** The file that is read where none is named, in the working directory. */
export const DEFAULT_FILE = "account-pairs.yaml";

/** The environment variable that names another file. */
export const FILE_VARIABLE = "ACCOUNT_PAIRS_FILE";

/**
 * Reads a file of account pairs.
 *
 * @param file the file's path
 * @default file what ACCOUNT_PAIRS_FILE of `env` names, else account-pairs.yaml in the working directory
 * @throws AccountPairsError where the file cannot be read, or with everything that is wrong in it
 */
export function loadAccountPairs(
  file?: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): AccountPairsFile {
  const name = file === undefined ? (env[FILE_VARIABLE] ?? DEFAULT_FILE) : file;
  requireTexts("loadAccountPairs", { file: name });
  if (name === "") throw unreadable(FILE_VARIABLE, "names no file: give a path, or unset it");
  return parseAccountPairs(readText(name), name);
}

function readText(file: string): string {
  try {
    const stat = statSync(file);
    // Opening a pipe could wait for ever, so that only a plain file is opened.
    if (!stat.isFile()) throw unreadable(file, "is not a file: name a file, not a folder or a pipe");
    requireSize(file, stat.size);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof AccountPairsError ? error : unreadable(file, readProblem(error));
  }
}

function readProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return `there is no such file: write it, or name another one in ${FILE_VARIABLE}`;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "the file is not UTF-8 text: save it as UTF-8";
  return `the file cannot be read (${code}): see to its name and its permissions`;
}
