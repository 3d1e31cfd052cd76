import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import { matchesFailOn } from "../../lib/review";
import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { tellOrphans } from "../orphans";
import { makePlans } from "../planning";
import { withProcesses } from "../processes";
import { readReviewedPlan } from "../reviewed";
import {
  addReportOptions,
  planInputs,
  printReport,
  type ReportOptions,
  type Reviewed,
  refuseUnknownStates,
  refuseWrongAccounts,
  reviewInputs,
} from "../reviews";
import { type DefineCommand, fileOption, helpEnd, localStateOption } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, LocalStateOption, ReportOptions {
  readonly concurrency: number;
}

export const defineDrift: DefineCommand = (command, io, finish) => {
  command.argument("[pair...]", "the pairs to look at (default: all)");
  addReportOptions(command)
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs drift", "dts-pairs drift redis-cluster-sync --json"],
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
  const known = readPairs(options, io);
  const pairs = selectPairs(known, names);
  refuseLocalState(pairs, options, io);
  const { report, problems } = await look(pairs, options, io);
  await printReport(report, pairs, options, io);
  for (const problem of problems) io.stderr.write(`${problem}\n`);
  const orphans = names.length === 0 ? await tellOrphans(known, options, io) : 0;
  if (problems.length > 0) return EXIT.failed;
  if (orphans > 0) return EXIT.tripped;
  return matchesFailOn(report, ["drift", "checks"]) ? EXIT.tripped : EXIT.fine;
}

/** Plans in a folder that is gone afterwards: these plans are not for applying. */
async function look(pairs: readonly AccountPair[], options: Options, io: Io): Promise<Reviewed> {
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-drift-"));
  const planOptions = { ...options, out, terraformOptions: ["-refresh-only"] };
  try {
    await withProcesses((processes) => makePlans(pairs, planOptions, processes, io), io);
    const reviewed = refuseWrongAccounts(await reviewInputs(await planInputs([out]), pairs));
    return await refuseUnknownStates(reviewed, pairs, (pair) => readReviewedPlan(out, pair));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
