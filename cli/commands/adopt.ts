import { withProcesses } from "../../processes";
import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { adoptPlan, makePlans } from "../planning";
import {
  addReportOptions,
  type PlanInput,
  planInputs,
  printReport,
  type ReportOptions,
  reviewInputs,
} from "../reviews";
import { type DefineCommand, fileOption, helpEnd } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, ReportOptions {
  readonly plans: string;
  readonly concurrency: number;
}

export const defineAdopt: DefineCommand = (command, io, finish) => {
  command
    .argument("<pair...>", "the pairs to adopt")
    .option("--plans <folder>", "the folder for the plans", "plans");
  addReportOptions(command)
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs adopt redis-cluster-sync && dts-pairs apply redis-cluster-sync"],
        [
          "0    every pair is planned; nothing is changed yet",
          "1    at least one is not",
          "130  interrupted",
        ],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await adopt(names, options, io)));
};

async function adopt(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const pairs = selectPairs(readPairs(options, io), names);
  const plans = { ...options, out: options.plans };
  await withProcesses(
    (processes) => makePlans(pairs, plans, processes, io, adoptPlan),
    io,
    `nothing was changed: run npx dts-pairs adopt ${names.join(" ")} again`,
  );
  const inputs = await planInputs([options.plans]);
  const isAdopted = ({ pair }: PlanInput) => pairs.some(({ name }) => name === pair);
  const { report, problems } = await reviewInputs(inputs.filter(isAdopted), pairs);
  await printReport(report, pairs, options, io);
  for (const problem of problems) io.stderr.write(`${problem}\n`);
  if (problems.length > 0) return EXIT.failed;
  io.stderr.write(`nothing is changed yet: run npx dts-pairs apply ${names.join(" ")}\n`);
  return EXIT.fine;
}
