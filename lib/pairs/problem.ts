import { RoleOverrideError } from "../role/overrides/override-error";
import { escapeInvisible } from "../text";

/** One thing that is wrong with a file of account pairs. */
export interface AccountPairsProblem {
  /** The file, as it was named. */
  readonly file: string;
  /** The line, from 1; absent where the file could not be read. */
  readonly line?: number;
  /** The column, from 1; absent where the file could not be read. */
  readonly column?: number;
  /** Where in the data: `pairs[0].provider.region`, "" for the file as a whole. */
  readonly path: string;
  /** The name of the pair, where the problem is one pair's and the pair has a name. */
  readonly pair?: string;
  /** The value, shortened and made visible; absent where there is none, or where it may be a credential. */
  readonly value?: string;
  /** What is wrong and how to mend it, in one line, without file and position. */
  readonly message: string;
}

/** A file of account pairs that cannot be used. Its message has one line for each problem, in the order of the file. */
export class AccountPairsError extends Error {
  override readonly name = "AccountPairsError";
  /** Everything that is wrong, in the order of the file. */
  readonly problems: readonly AccountPairsProblem[];

  constructor(problems: readonly AccountPairsProblem[]) {
    const sorted = [...problems].sort(byPosition);
    super(sorted.map(problemLine).join("\n"));
    this.problems = Object.freeze(sorted);
  }
}

function byPosition(a: AccountPairsProblem, b: AccountPairsProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function problemLine({ file, line, column, message }: AccountPairsProblem): string {
  return line === undefined ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`;
}

/** The error of what cannot be read at all: `message` says why, and what to do. */
export function unreadable(file: string, message: string): AccountPairsError {
  return new AccountPairsError([{ file: escapeInvisible(file), path: "", message }]);
}

/**
 * Runs `work`; a mistake in the pairs file, and a role that the app overrides, is said in lines on standard error, and
 * ends the process with exit code 1. Every other error is thrown.
 */
export function exitOnPairsError(work: () => void): void {
  try {
    work();
  } catch (error) {
    const isOfUser = error instanceof AccountPairsError || error instanceof RoleOverrideError;
    if (!isOfUser) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
