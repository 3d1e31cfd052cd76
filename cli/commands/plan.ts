import { Option } from "commander";
import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { tellOrphans } from "../orphans";
import {
  forgetOtherPlans,
  makePlans,
  type PlanRecord,
  parseShard,
  rememberSelection,
  type Shard,
} from "../planning";
import { withProcesses } from "../processes";
import { defaultConcurrency, parseConcurrency } from "../progress";
import { tellSettled } from "../settled";
import { summaryText } from "../terraform";
import { counted, plain, visibleJson } from "../text";
import { type DefineCommand, fileOption, helpEnd, localStateOption } from "./command";

interface Options extends FileOption, LocalStateOption {
  readonly out: string;
  readonly concurrency: number;
  readonly json?: true;
  readonly shard?: Shard;
  readonly changedSince?: string;
  readonly write?: true;
}

/** `--concurrency`, of every command that runs Terraform. */
export function concurrencyOption(): Option {
  return new Option("--concurrency <number>", "how many pairs at a time")
    .argParser(parseConcurrency)
    .default(defaultConcurrency(), "one a CPU, at most 8");
}

export const definePlan: DefineCommand = (command, io, finish) => {
  command
    .argument("[pair...]", "the pairs to plan (default: all)")
    .option("--out <folder>", "the folder for the plans; they can hold secrets", "plans")
    .option(
      "--changed-since <revision>",
      "only pairs whose Terraform JSON is not what that Git revision synthesizes; all, where that is not certain",
    )
    .addOption(
      new Option("--shard <i/n>", "only one part of the pairs, of n that are as large").argParser(
        (text: string) => parseShard(text),
      ),
    )
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .option("--json", "print the outcome as JSON")
    .option("--write", "take adopt and formerly out of the pairs file where they are done")
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs plan",
          "dts-pairs plan redis-cluster-sync",
          "dts-pairs plan && dts-pairs review plans",
          "dts-pairs plan --changed-since origin/main",
          "dts-pairs plan --shard 2/8",
        ],
        ["0    every pair is planned", "1    at least one is not; the others are", "130  interrupted"],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await plan(names, options, io)));
};

async function plan(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const pairs = readPairs(options, io);
  const selected = selectPairs(pairs, names);
  refuseLocalState(selected, options, io);
  await forgetOtherPlans(
    options.out,
    pairs.map(({ name }) => name),
  );
  if (names.length === 0) await rememberSelection(options.out, undefined);
  const records = await withProcesses(
    (processes) => makePlans(selected, options, processes, io),
    io,
    "nothing was changed: run npx dts-pairs plan again",
  );
  io.stdout.write(options.json === true ? `${visibleJson(records)}\n` : asText(records));
  await tellOrphans(pairs, options, io);
  tellSettled(selected, records, options, io);
  return records.some((record) => "failure" in record) ? EXIT.failed : EXIT.fine;
}

function asText(records: readonly PlanRecord[]): string {
  const failed = records.filter((record) => "failure" in record).length;
  const end = failed === 0 ? "" : `, ${failed} failed`;
  return `${records.map((record) => `${recordText(record)}\n`).join("")}${counted(records.length - failed, "pair")} planned${end}\n`;
}

function recordText(record: PlanRecord): string {
  const { pair } = record;
  if (!("failure" in record)) return `${pair}: ${summaryText(record.summary)}`;
  return [`${pair}: failed`, ...plain(record.failure).split("\n")].join("\n  ");
}
