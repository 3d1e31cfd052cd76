import { AccountPairsError } from "./problem";

/** Runs `work`; a mistake in the pairs file is said in lines on standard error, and ends the process with exit code 1. */
export function exitOnPairsError(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AccountPairsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
