import { CommanderError } from "commander";
import { ENGINE_MISSING } from "../lib/engine/missing";
import { AccountPairsError } from "../lib/pairs";
import { EngineError, Interrupted } from "../processes";
import { EXIT, type ExitCode } from "./exit-codes";
import type { Io } from "./io";
import { createProgram } from "./program";
import { isSystemError, systemFailure } from "./system-error";
import { plain } from "./text";
import { UserError } from "./user-error";

/** Runs the command line. @returns the exit code; what the user can mend is said, anything else is thrown */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const finish = (finished: ExitCode) => {
    code = finished;
  };
  try {
    refuseNulls(args);
    await createProgram(io, finish, args).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

/** No shell passes one on, and no path has one. */
function refuseNulls(args: readonly string[]): void {
  const words = args.filter((word) => word.includes("\0")).map((word) => JSON.stringify(word));
  if (words.length > 0)
    throw new UserError(
      `${words.join(", ")}: a null character is no part of a name or path: type it without`,
    );
}

function explain(error: unknown, io: Io): ExitCode {
  // Commander has said it already, and its help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
  if (isEngineMissing(error)) {
    io.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  }
  const isInterrupted = error instanceof Interrupted;
  const isOurs = error instanceof UserError || error instanceof EngineError;
  const isMendable = isInterrupted || isOurs || error instanceof AccountPairsError;
  if (!isMendable && !isSystemError(error)) throw error;
  io.stderr.write(`${plain(isSystemError(error) ? systemFailure(error) : error.message)}\n`);
  return isInterrupted ? EXIT.interrupted : EXIT.failed;
}

/** Of the package, beside which npm installs an engine and other managers may not. */
function isEngineMissing(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === ENGINE_MISSING;
}
