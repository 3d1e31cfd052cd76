import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import type { AccountPair } from "../../lib/pairs";
import { type Processes, withProcesses } from "../../processes";
import { type FileOption, pairsIfThere, selectPairs } from "../account-pairs";
import { checkKept } from "../applied";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { doom, doomedOf, findOrphans, type Orphan } from "../orphans";
import {
  applyStack,
  noted,
  openStacks,
  openWithoutPairs,
  PlanFolder,
  planStacks,
  type ReviewedResult,
  type Stacks,
} from "../planning";
import { runTasks, type Task } from "../progress";
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

async function destroy(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const known = pairsIfThere(options, io);
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-destroy-"));
  try {
    return await withProcesses(
      async (processes) => {
        const opened = await openDoomed(names, known, options, processes, io);
        if (opened.stacks.length === 0) {
          io.stdout.write("every stack that has state has its pair: there is nothing to destroy\n");
          return EXIT.fine;
        }
        await checkKept(opened.kept);
        await planStacks(opened.stacks, opened, { ...options, out }, io);
        const { report, problems } = await reviewInputs(await planInputs([out]), known);
        await printReport(report, known, options, io);
        if (problems.length > 0) throw new UserError([...problems, "nothing was destroyed"].join("\n"));
        await confirm(report.pairs.length, options, io);
        return said(await destroyAll(opened, { ...options, out }, io), io);
      },
      io,
      "run npx dts-pairs destroy again: what was destroyed until then is out of the state",
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/**
 * The stacks to destroy. An orphan has no entry in the file, so that a name may be of either.
 *
 * @throws UserError where a name is of neither, or a role is that of a pair of the file under another name
 */
async function openDoomed(
  names: readonly string[],
  known: readonly AccountPair[],
  options: Options,
  processes: Processes,
  io: Io,
): Promise<Stacks> {
  const isPair = (name: string) => known.some((pair) => pair.name === name);
  const pairs = known.filter(({ name }) => names.includes(name));
  refuseLocalState(pairs, options, io);
  const opened =
    pairs.length > 0
      ? await openStacks(pairs, processes, options, io, "apply")
      : await openWithoutPairs(known, processes, options, io);
  const others = names.filter((name) => !isPair(name));
  const orphans =
    names.length > 0 && others.length === 0 ? [] : await doomedOrphans(others, opened, options, io);
  const unknown = others.filter((name) => orphans.every((orphan) => orphan.name !== name));
  if (unknown.length > 0) selectPairs(known, unknown);
  const doomed = await Promise.all(opened.stacks.map(doom));
  return { ...opened, stacks: [...doomed, ...(await doomedOf(orphans, "apply"))] };
}

/** Those that are named; all but such as may be pairs of another file where none is. */
async function doomedOrphans(
  names: readonly string[],
  opened: Stacks,
  options: Options,
  io: Io,
): Promise<readonly Orphan[]> {
  const { orphans, problems } = await findOrphans(opened, options, io);
  for (const problem of problems) io.stderr.write(`${problem}\n`);
  const wanted = orphans.filter(({ name, isClaimed }) =>
    names.length > 0 ? names.includes(name) : !isClaimed,
  );
  const refused = wanted.filter(({ obstacle }) => obstacle !== undefined);
  if (refused.length === 0) return wanted;
  const lines = refused.map(({ name, obstacle }) => `${name}: ${obstacle}`);
  throw new UserError([...lines, "nothing was destroyed"].join("\n"));
}

/** Applies the plans, and forgets what is gone. */
function destroyAll(
  opened: Stacks,
  options: Options & { readonly out: string },
  io: Io,
): Promise<ReviewedResult[]> {
  const tasks = opened.stacks.map<Task<ReviewedResult>>((work) => ({
    title: work.pair,
    run: () => applyStack(work, new PlanFolder(resolve(options.out, work.pair)), opened),
    outcome: (result) => ("failure" in result ? "failed" : "destroyed"),
    isFailure: (result) => "failure" in result,
  }));
  return noted(opened, opened.stacks, () => runTasks(tasks, options.concurrency, io), io);
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

function said(results: readonly ReviewedResult[], io: Io): ExitCode {
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
