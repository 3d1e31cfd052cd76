import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { AccountPair } from "../../lib/pairs";
import { type FileOption, pairsIfThere, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { Destroyer, findOrphans, type Orphan, renamedTo } from "../orphans";
import { withProcesses } from "../processes";
import { addReportOptions, planInputs, printReport, type ReportOptions, reviewInputs } from "../reviews";
import { summaryText } from "../terraform";
import { counted, plain } from "../text";
import { UserError } from "../user-error";
import { type DefineCommand, fileOption, helpEnd, localStateOption } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, LocalStateOption, ReportOptions {
  readonly concurrency: number;
  readonly yes?: true;
}

export const defineDestroy: DefineCommand = (command, io, finish) => {
  command
    .argument("[pair...]", "the pairs (default: every stack that has no pair any more)")
    .option("--yes", "destroy without asking: after a review of the same plan");
  addReportOptions(command)
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs destroy", "dts-pairs destroy redis-cluster-sync --yes"],
        [
          "0    everything is destroyed, or there is nothing to destroy",
          "1    it was not confirmed, or at least one is not destroyed; the others are",
          "130  interrupted",
        ],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await destroy(names, options, io)));
};

/** What is to be destroyed. */
interface Doomed {
  readonly pairs: readonly AccountPair[];
  readonly orphans: readonly Orphan[];
}

async function destroy(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const known = pairsIfThere(options, io);
  const doomed = doomedBy(names, known, await findOrphans(known, options, io));
  if (doomed.pairs.length + doomed.orphans.length === 0) {
    io.stdout.write("every stack that has state has its pair: there is nothing to destroy\n");
    return EXIT.fine;
  }
  refuseRenamed(doomed.orphans, known);
  refuseLocalState(doomed.pairs, options, io);
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-destroy-"));
  try {
    return await withProcesses(
      async (processes) => {
        const destroyer = await Destroyer.open(
          doomed.pairs,
          doomed.orphans,
          { ...options, out },
          processes,
          io,
        );
        await destroyer.plan();
        const { report, problems } = await reviewInputs(await planInputs([out]), known);
        await printReport(report, known, options, io);
        if (problems.length > 0) throw new UserError([...problems, "nothing was destroyed"].join("\n"));
        await confirm(report.pairs.length, options, io);
        return said(await destroyer.destroy(), io);
      },
      io,
      "run npx dts-pairs destroy again: what was destroyed until then is out of the state",
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** An orphan has no entry in the file, so that a name may be of either. */
function doomedBy(
  names: readonly string[],
  known: readonly AccountPair[],
  orphans: readonly Orphan[],
): Doomed {
  if (names.length === 0) return { pairs: [], orphans };
  const isNamed = ({ name }: { readonly name: string }) => names.includes(name);
  const inFile = names.filter((name) => !orphans.some((orphan) => orphan.name === name));
  return { pairs: inFile.length === 0 ? [] : selectPairs(known, inFile), orphans: orphans.filter(isNamed) };
}

/** @throws UserError where a role is that of a pair of the file, under another name */
function refuseRenamed(orphans: readonly Orphan[], known: readonly AccountPair[]): void {
  const lines = orphans.flatMap((orphan) => {
    const pair = renamedTo(orphan, known);
    return pair === undefined
      ? []
      : [
          `${orphan.name}: its role ${pair.roleName} is that of pair ${pair.name}: add formerly: ${orphan.name} to it, or destroy ${pair.name}`,
        ];
  });
  if (lines.length > 0) throw new UserError([...lines, "nothing was destroyed"].join("\n"));
}

/** @throws UserError where nobody says yes */
async function confirm(count: number, { yes }: Options, { stderr }: Io): Promise<void> {
  if (yes === true) return;
  const what = `${counted(count, "stack")} and the roles in ${count === 1 ? "it" : "them"}`;
  if (stderr.isTTY !== true || !process.stdin.isTTY)
    throw new UserError(
      `nothing was destroyed: there is no terminal to ask at: review this, then run it again with --yes to destroy ${what}`,
    );
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking
    .question(`Destroy ${what}? Only "yes" is taken for one: `)
    .finally(() => asking.close());
  if (answer.trim() !== "yes") throw new UserError("nothing was destroyed");
}

function said(results: Awaited<ReturnType<Destroyer["destroy"]>>, io: Io): ExitCode {
  const lines = results.map((result) => {
    if ("failure" in result)
      return [`${result.pair}: failed`, ...plain(result.failure).split("\n")].join("\n  ");
    return "summary" in result
      ? `${result.pair}: destroyed (${summaryText(result.summary)})`
      : `${result.pair}: done`;
  });
  const failed = results.filter((result) => "failure" in result).length;
  const end = failed === 0 ? "" : `, ${failed} failed`;
  io.stdout.write(`${lines.join("\n")}\n${counted(results.length - failed, "stack")} destroyed${end}\n`);
  return failed === 0 ? EXIT.fine : EXIT.failed;
}
