import { type Command, InvalidArgumentError, Option } from "commander";
import { FAIL_ON, type FailOn } from "../../lib/review";
import { FORMATS, type Format } from "./formats";

/** The options of the commands that print a report. */
export interface ReportOptions {
  readonly format: Format;
  readonly json?: true;
  readonly out?: string;
}

/** Adds `--format`, `--json` and `--out`. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("terminal"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "write it to a file instead of standard output");
}

/** `--fail-on a,b`, which may be given several times. */
export function failOnOption(): Option {
  return new Option("--fail-on <conditions>", `exit with 3 on any of these: ${FAIL_ON.join(", ")}`).argParser(
    (text: string, previous: readonly FailOn[] = []) => [...previous, ...parseFailOn(text)],
  );
}

function parseFailOn(text: string): FailOn[] {
  return text.split(",").map((word) => {
    const condition = FAIL_ON.find((it) => it === word.trim());
    if (condition !== undefined) return condition;
    throw new InvalidArgumentError(`Allowed are ${FAIL_ON.join(", ")}, with commas between them.`);
  });
}
