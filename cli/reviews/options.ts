import { type Command, InvalidArgumentError, Option } from "commander";
import { FAIL_ON, type FailOn, MAX_PLAN_BYTES } from "../../lib/review";
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

const UNITS: Readonly<Record<string, number>> = { "": 1, KiB: 2 ** 10, MiB: 2 ** 20 };

/** JSON of more than this is no text that Node.js can hold. */
const LARGEST_PLAN = 500 * 2 ** 20;

/** `--max-plan-size 100MiB`. */
export function maxPlanSizeOption(): Option {
  return new Option("--max-plan-size <size>", "how large a plan may be: bytes, or with KiB or MiB")
    .argParser(parseSize)
    .default(MAX_PLAN_BYTES, `${MAX_PLAN_BYTES / 2 ** 20}MiB`);
}

function parseSize(text: string): number {
  const [, digits = "", unit = ""] = /^([1-9]\d{0,8})(KiB|MiB)?$/.exec(text) ?? [];
  const size = Number(digits) * (UNITS[unit] ?? 1);
  if (size > 0 && size <= LARGEST_PLAN) return size;
  throw new InvalidArgumentError("Give up to 500MiB, such as 100MiB.");
}
