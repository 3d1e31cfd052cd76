import { AccountPairsError, type AccountPairsProblem } from "../../lib/pairs";
import { type FileOption, pairsFileName, readPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { counted, oneLine, visibleJson } from "../text";
import { type DefineCommand, fileOption, helpEnd } from "./command";

interface Options extends FileOption {
  readonly json?: true;
}

export const defineValidate: DefineCommand = (command, io, finish) => {
  command
    .addOption(fileOption())
    .option("--json", "print the problems as JSON, [] where there is none")
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs validate", "dts-pairs validate --file staging.yaml --json"],
        ["0  the file is right", "1  it is not"],
      ),
    )
    .action((options: Options) => finish(validate(options, io)));
};

function validate(options: Options, io: Io): ExitCode {
  if (options.json === true) return validateAsJson(options, io);
  const text = validText(readPairs(options, io).length);
  io.stdout.write(`${oneLine(pairsFileName(options, io))}: ${text}\n`);
  return EXIT.fine;
}

function validText(count: number): string {
  return `${counted(count, "pair")} ${count === 1 ? "is" : "are"} valid`;
}

function validateAsJson(options: Options, io: Io): ExitCode {
  const problems = problemsOf(options, io);
  io.stdout.write(`${visibleJson(problems)}\n`);
  return problems.length === 0 ? EXIT.fine : EXIT.failed;
}

function problemsOf(options: Options, io: Io): readonly AccountPairsProblem[] {
  try {
    readPairs(options, io);
    return [];
  } catch (error) {
    if (!(error instanceof AccountPairsError)) throw error;
    return error.problems;
  }
}
