import type { AccountPair } from "../../lib/pairs";
import { withProcesses } from "../../processes";
import { type FileOption, pairsOrOrphans, selectPairs } from "../account-pairs";
import { type LocalStateOption, refuseLocalState } from "../ci";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { planAgain, tellNext } from "../next-step";
import { orphanStacks } from "../orphans";
import {
  applyPlans,
  applyReviewed,
  doomedIn,
  plannedPairs,
  type ReviewedResult,
  type Shard,
  savedPlans,
} from "../planning";
import { summaryText } from "../terraform";
import { counted, oneLine, plain, visibleJson } from "../text";
import { UserError } from "../user-error";
import { append, type DefineCommand, fileOption, helpEnd, localStateOption, shardOption } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, LocalStateOption {
  readonly plans: string;
  readonly concurrency: number;
  readonly reviewed?: readonly string[];
  readonly shard?: Shard;
  readonly json?: true;
}

export const defineApply: DefineCommand = (command, io, finish) => {
  command
    .argument("[pair...]", "the pairs to apply (default: all that have a plan)")
    .option("--plans <folder>", "the folder with the plans", "plans")
    .option(
      "--reviewed <folder>",
      "plan anew, and apply the pairs whose plan is the one in this folder; may be given several times",
      append,
    )
    .addOption(shardOption("with --reviewed: only one part of the pairs, of n that are as large"))
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addOption(localStateOption())
    .option("--json", "print the outcome as JSON")
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs apply redis-cluster-sync",
          "dts-pairs plan && dts-pairs review plans && dts-pairs apply",
          "dts-pairs apply --reviewed plans",
          "dts-pairs apply --reviewed plans --shard 2/8",
        ],
        [
          "0    every plan is applied",
          "1    a plan is missing, changed, stale, of another pairs file or not as it was reviewed, is to be made anew, or an apply failed",
          "130  interrupted",
        ],
      ),
    )
    .action(async (names: string[], options: Options) => finish(await apply(names, options, io)));
};

async function apply(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  if (options.shard !== undefined && options.reviewed === undefined)
    throw new UserError(
      "--shard needs --reviewed, as saved plans are those of one part already: nothing was applied",
    );
  const known = pairsOrOrphans(options, io);
  const results =
    options.reviewed === undefined
      ? await applySaved(known, names, options, io)
      : await applyAnew(known, names, options.reviewed, options, io);
  io.stdout.write(options.json === true ? `${visibleJson(results)}\n` : asText(results));
  tellNext(io, options, nextOf(results));
  return results.some((result) => "failure" in result) ? EXIT.failed : EXIT.fine;
}

const WHEN_STOPPED =
  "run npx dts-pairs apply again, which says of each pair whether it is done, is applied now, or is to be planned anew";

async function applySaved(
  known: readonly AccountPair[],
  names: readonly string[],
  options: Options,
  io: Io,
): Promise<ReviewedResult[]> {
  const wanted = names.length > 0 ? names : await plannedPairs(options.plans);
  const orphans = await doomedIn(options.plans, wanted);
  const pairs = selectNamed(known, wanted, orphans);
  refuseLocalState(pairs, options, io);
  const plans = await savedPlans(options.plans, [...pairs.map(({ name }) => name), ...orphans]);
  return withProcesses(
    (processes) => applyPlans(pairs, plans, options, processes, io, orphanStacks(options, io)),
    io,
    WHEN_STOPPED,
  );
}

/** The pairs that are wanted: none, where every plan destroys what has no pair any more. */
function selectNamed(
  known: readonly AccountPair[],
  wanted: readonly string[],
  orphans: readonly string[],
): readonly AccountPair[] {
  const names = wanted.filter((name) => !orphans.includes(name));
  return names.length === 0 && orphans.length > 0 ? [] : selectPairs(known, names);
}

/** All pairs, not only those with a reviewed plan: one that was left out of a review must be said. */
function applyAnew(
  known: readonly AccountPair[],
  names: readonly string[],
  reviewed: readonly string[],
  options: Options,
  io: Io,
): Promise<ReviewedResult[]> {
  const pairs = selectPairs(known, names);
  refuseLocalState(pairs, options, io);
  return withProcesses(
    (processes) => applyReviewed(pairs, reviewed, options, processes, io, orphanStacks(options, io)),
    io,
    WHEN_STOPPED,
  );
}

function nextOf(results: readonly ReviewedResult[]): string {
  const failed = results.filter((result) => "failure" in result).map(({ pair }) => pair);
  if (failed.length > 0) return `What is applied stays. Mend what failed, then: ${planAgain(failed)}`;
  return "The accounts are as the plans say. Whether anybody changes them by hand: npx dts-pairs drift";
}

function asText(results: readonly ReviewedResult[]): string {
  const failed = results.filter((result) => "failure" in result).length;
  const unchanged = results.filter((result) => "unchanged" in result).length;
  const before = results.filter((result) => "appliedAt" in result).length;
  const counts = [
    `${counted(results.length - failed - unchanged - before, "pair")} applied`,
    ...(before === 0 ? [] : [`${before} done before`]),
    ...(unchanged === 0 ? [] : [`${unchanged} with nothing to apply`]),
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ];
  return `${results.map(resultText).join("\n")}\n${counts.join(", ")}\n`;
}

function resultText(result: ReviewedResult): string {
  const { pair } = result;
  if ("unchanged" in result) return `${pair}: nothing to apply`;
  if ("failure" in result) return [`${pair}: failed`, ...plain(result.failure).split("\n")].join("\n  ");
  if ("appliedAt" in result) return `${pair}: done, applied at ${result.appliedAt}`;
  const outputs = Object.entries(result.outputs).map(([name, value]) => `${name} = ${outputText(value)}`);
  const warnings = result.warnings.map((warning) => `warning: ${warning}`);
  return [`${pair}: applied (${summaryText(result.summary)})`, ...outputs, ...warnings].join("\n  ");
}

function outputText(value: unknown): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value));
}
