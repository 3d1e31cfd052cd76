import { Option } from "commander";
import type { AccountPair } from "../../lib/pairs";
import { withProcesses } from "../../processes";
import { type FileOption, pairsOrOrphans, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { planAgain, tellNext, wordOf } from "../next-step";
import { doomedOf, findOrphans, type Orphan, type Orphans, tellOrphans } from "../orphans";
import {
  forgetOtherPlans,
  inShard,
  makePlans,
  type PlanRecord,
  planAccess,
  rememberOrphans,
  rememberSelection,
  type Shard,
  type Stacks,
} from "../planning";
import { defaultConcurrency, parseConcurrency } from "../progress";
import { tellSettled } from "../settled";
import { summaryText } from "../terraform";
import { counted, plain, visibleJson } from "../text";
import { type DefineCommand, fileOption, helpEnd, localStateOption, shardOption } from "./command";

interface Options extends FileOption, LocalStateOption {
  readonly out: string;
  readonly concurrency: number;
  readonly json?: true;
  readonly shard?: Shard;
  readonly changedSince?: string;
  readonly write?: true;
  readonly orphans?: true;
}

/** `--concurrency`, of every command that runs Terraform. */
export function concurrencyOption(): Option {
  return new Option("--concurrency <number>", "how many pairs at a time")
    .argParser(parseConcurrency)
    .default(defaultConcurrency(), "one a CPU, at most 8");
}

export const definePlan: DefineCommand = (command, io, finish) => {
  command
    .argument("[pair...]", "the pairs to plan, with --orphans stacks without a pair too (default: all)")
    .option("--out <folder>", "the folder for the plans; they can hold secrets", "plans")
    .option(
      "--changed-since <revision>",
      "only pairs whose Terraform JSON is not what that Git revision synthesizes; all, where that is not certain",
    )
    .addOption(shardOption())
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .option("--orphans", "plan too to destroy the stacks that have state and no pair any more")
    .option("--json", "print the outcome as JSON")
    .option("--write", "take adopt and formerly out of the pairs file where they are done")
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs plan",
          "dts-pairs plan redis-cluster-sync",
          "dts-pairs plan && dts-pairs review plans",
          "dts-pairs plan --orphans && dts-pairs review plans && dts-pairs apply",
          "dts-pairs plan --changed-since origin/main",
          "dts-pairs plan --shard 2/8",
        ],
        ["0    every pair is planned", "1    at least one is not; the others are", "130  interrupted"],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await plan(names, options, io)));
};

async function plan(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const pairs = pairsOrOrphans(options, io);
  const selected = selectedPairs(pairs, names, options);
  refuseLocalState(selected, options, io);
  const isWhole = names.length === 0;
  await forgetOtherPlans(
    options.out,
    pairs.map(({ name }) => name),
  );
  if (isWhole) await rememberSelection(options.out, undefined);
  let found: Orphans = { orphans: [], problems: [] };
  const beside = async (opened: Stacks) => {
    found = await findOrphans(opened, options, io);
    return options.orphans
      ? doomedOf(selectedOrphans(found.orphans, pairs, names, options), planAccess(io))
      : [];
  };
  const records = await withProcesses(
    (processes) => makePlans(selected, { ...options, beside }, processes, io),
    io,
    "nothing was changed: run npx dts-pairs plan again",
  );
  io.stdout.write(options.json === true ? `${visibleJson(records)}\n` : asText(records));
  const untold = found.orphans.filter(({ name }) => records.every(({ pair }) => pair !== name));
  tellOrphans({ ...found, orphans: untold }, io);
  const untoldNames = untold.map(({ name }) => name);
  if (isWhole) await rememberOrphans(options.out, untoldNames);
  tellSettled(selected, records, options, io);
  tellNext(io, options, nextOf(records, options));
  const isMissed = options.orphans === true && found.problems.length > 0;
  return isMissed || records.some((record) => "failure" in record) ? EXIT.failed : EXIT.fine;
}

/** The pairs to plan; with --orphans a name may be a stack's that has no pair. @throws UserError on an unknown name */
function selectedPairs(
  pairs: readonly AccountPair[],
  names: readonly string[],
  { orphans }: Options,
): readonly AccountPair[] {
  const isNamed = names.length > 0;
  return orphans === true && isNamed
    ? pairs.filter(({ name }) => names.includes(name))
    : selectPairs(pairs, names);
}

function nextOf(records: readonly PlanRecord[], { out }: Options): string {
  const failed = records.filter((record) => "failure" in record).map(({ pair }) => pair);
  if (failed.length > 0) return `Nothing is changed yet. Mend what failed, then: ${planAgain(failed)}`;
  return `Nothing is changed yet. Next: npx dts-pairs review ${wordOf(out)}`;
}

/**
 * All orphans of this part, but for those that may be pairs of another file; or those that are named.
 *
 * @throws UserError on a name that is neither of an orphan nor of a pair
 */
function selectedOrphans(
  orphans: readonly Orphan[],
  pairs: readonly AccountPair[],
  names: readonly string[],
  { shard }: Options,
): readonly Orphan[] {
  if (names.length > 0) {
    const known = new Set(orphans.map(({ name }) => name));
    const others = names.filter((name) => !known.has(name));
    if (others.length > 0) selectPairs(pairs, others);
    return orphans.filter(({ name }) => names.includes(name));
  }
  return inShard(
    orphans.filter(({ isClaimed }) => !isClaimed),
    shard,
  );
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
