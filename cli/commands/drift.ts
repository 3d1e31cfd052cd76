import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import { matchesFailOn } from "../../lib/review";
import { withProcesses } from "../../processes";
import { type FileOption, pairsOrOrphans, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { findOrphans, type Orphan, type Orphans, orphanLine, orphanStack } from "../orphans";
import { inShard, makePlans, planAccess, type Shard, type Stacks } from "../planning";
import { readReviewedPlan } from "../reviewed";
import {
  addReportOptions,
  orphansReviewed,
  planInputs,
  printReport,
  type ReportOptions,
  type Reviewed,
  refuseUnknownStates,
  refuseWrongAccounts,
  reviewInputs,
} from "../reviews";
import { type DefineCommand, fileOption, helpEnd, localStateOption, shardOption } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, LocalStateOption, ReportOptions {
  readonly concurrency: number;
  readonly shard?: Shard;
}

export const defineDrift: DefineCommand = (command, io, finish) => {
  command.argument("[pair...]", "the pairs to look at (default: all)");
  addReportOptions(command)
    .addOption(shardOption())
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs drift", "dts-pairs drift redis-cluster-sync --json", "dts-pairs drift --shard 2/8"],
        [
          "0    everything is as it was applied",
          "1    a pair could not be looked at; the others were",
          "3    something was changed by hand, a check fails, or a stack has state and no pair any more",
          "130  interrupted",
        ],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await drift(names, options, io)));
};

async function drift(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const known = pairsOrOrphans(options, io);
  const pairs = selectPairs(known, names);
  refuseLocalState(pairs, options, io);
  const { report, problems, orphans } = await look(pairs, names.length === 0, options, io);
  await printReport(report, pairs, options, io);
  for (const problem of problems) io.stderr.write(`${problem}\n`);
  for (const orphan of orphans) io.stderr.write(`${orphanLine(orphan)}\n`);
  if (problems.length > 0) return EXIT.failed;
  return matchesFailOn(report, ["drift", "checks"]) ? EXIT.tripped : EXIT.fine;
}

interface Looked extends Reviewed {
  readonly orphans: readonly Orphan[];
}

/** Plans in a folder that is gone afterwards: these plans are not for applying. */
async function look(
  pairs: readonly AccountPair[],
  withOrphans: boolean,
  options: Options,
  io: Io,
): Promise<Looked> {
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-drift-"));
  let found: Orphans = { orphans: [], problems: [] };
  const beside = async (opened: Stacks) => {
    if (withOrphans) {
      const { orphans, problems } = await findOrphans(opened, options, io);
      found = { orphans: inShard(orphans, options.shard), problems };
    }
    return Promise.all(found.orphans.map((orphan) => orphanStack(orphan, planAccess(io))));
  };
  const planOptions = { ...options, out, terraformOptions: ["-refresh-only"], beside };
  try {
    const records = await withProcesses((processes) => makePlans(pairs, planOptions, processes, io), io);
    const inputs = records.length === 0 ? [] : await planInputs([out]);
    const reviewed = refuseWrongAccounts(await reviewInputs(inputs, pairs));
    const looked = await refuseUnknownStates(reviewed, pairs, (pair) => readReviewedPlan(out, pair));
    const all = orphansReviewed(looked, found.orphans);
    return { ...all, problems: [...all.problems, ...found.problems], orphans: found.orphans };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
