import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { type ApplyResult, applyPlans, plannedPairs, savedPlans } from "../planning";
import { withProcesses } from "../processes";
import { summaryText } from "../terraform";
import { counted, oneLine, plain } from "../text";
import { type AddCommand, fileOption, helpEnd } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption {
  readonly plans: string;
  readonly concurrency: number;
  readonly json?: true;
}

export const addApply: AddCommand = (program, io, finish) => {
  program
    .command("apply")
    .description("Apply saved plans, exactly as they were reviewed; Terraform refuses one that is stale.")
    .argument("[pair...]", "the pairs to apply (default: all that have a plan)")
    .option("--plans <folder>", "the folder with the plans", "plans")
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs apply redis-cluster-sync", "dts-pairs plan && dts-pairs review plans && dts-pairs apply"],
        [
          "0    every plan is applied",
          "1    a plan is missing, changed, stale or of another pairs file, or an apply failed",
          "130  interrupted",
        ],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await apply(names, options, io)));
};

async function apply(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const known = readPairs(options, io);
  const wanted = names.length > 0 ? names : await plannedPairs(options.plans);
  const pairs = selectPairs(known, wanted);
  const plans = await savedPlans(
    options.plans,
    pairs.map(({ name }) => name),
  );
  const results = await withProcesses((processes) => applyPlans(pairs, plans, options, processes, io));
  io.stdout.write(options.json === true ? `${JSON.stringify(results, null, 2)}\n` : asText(results));
  return results.some((result) => "failure" in result) ? EXIT.failed : EXIT.fine;
}

function asText(results: readonly ApplyResult[]): string {
  const failed = results.filter((result) => "failure" in result).length;
  const end = failed === 0 ? "" : `, ${failed} failed`;
  return `${results.map(resultText).join("\n")}\n${counted(results.length - failed, "pair")} applied${end}\n`;
}

function resultText(result: ApplyResult): string {
  const { pair } = result;
  if ("failure" in result) return [`${pair}: failed`, ...plain(result.failure).split("\n")].join("\n  ");
  const outputs = Object.entries(result.outputs).map(([name, value]) => `${name} = ${outputText(value)}`);
  const warnings = result.warnings.map((warning) => `warning: ${warning}`);
  return [`${pair}: applied (${summaryText(result.summary)})`, ...outputs, ...warnings].join("\n  ");
}

function outputText(value: unknown): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value));
}
