import { type FailOn, type FailOnOptions, matchesFailOn, needsApproval, type Report } from "../../lib/review";
import { type FileOption, pairsIfThere, readPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { tellNext, wordOf } from "../next-step";
import {
  leftOutLines,
  missingShards,
  orphanLines,
  plannedPairs,
  readSelection,
  type Selection,
} from "../planning";
import {
  addReportOptions,
  failOnOption,
  knownAccounts,
  maxPlanSizeOption,
  missingInputs,
  planInputs,
  printReport,
  type ReportOptions,
  reviewInputs,
} from "../reviews";
import { writeOutput } from "../step-output";
import { oneLine, someOf } from "../text";
import { type DefineCommand, fileOption, helpEnd } from "./command";

interface Options extends FileOption, ReportOptions {
  readonly failOn?: readonly FailOn[];
  readonly maxPlanSize: number;
  readonly allOf?: string;
}

export const defineReview: DefineCommand = (command, io, finish) => {
  command.argument(
    "<plan...>",
    "plans as JSON (terraform show -json), folders of them, or - for standard input; the file's name is the pair, its folder's for plan.json",
  );
  addReportOptions(command)
    .addOption(failOnOption())
    .addOption(maxPlanSizeOption())
    .addOption(fileOption())
    .option("--all-of <file>", "fail for each pair of this pairs file that no plan is of")
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs review plans",
          "dts-pairs review plans --format markdown --out comment.md",
          "dts-pairs review plans --fail-on broadens,drift",
          "dts-pairs review plans-1 plans-2 --all-of account-pairs.yaml",
          "terraform show -json tfplan | dts-pairs review -",
        ],
        [
          "0  fine",
          "1  a plan is missing or cannot be read, or planning failed; the others are reviewed all the same",
          "3  what --fail-on names is there",
        ],
      ),
    )
    .action(async (paths: string[], options: Options) => finish(await review(paths, options, io)));
};

async function selectionsOf(paths: readonly string[]): Promise<Selection[]> {
  const found = await Promise.all(paths.map(readSelection));
  return found.filter((selection) => selection !== undefined);
}

async function review(paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const pairs = pairsIfThere(options, io);
  const expected = options.allOf === undefined ? [] : readPairs({ file: options.allOf }, io);
  const given = await planInputs(paths);
  const inputs = [...given, ...missingInputs(given, expected)];
  const selections = await selectionsOf(paths);
  const reviewed = await reviewInputs(inputs, pairs, options);
  const problems = [...reviewed.problems, ...missingShards(selections)];
  const { report } = reviewed;
  const planned = inputs.map(({ pair }) => pair);
  const notes = [...leftOutLines(selections, planned), ...orphanLines(selections, planned)];
  await printReport(report, pairs, options, io, notes);
  await writeOutput("needs-approval", problems.length > 0 || needsApproval(report), io);
  for (const problem of problems) io.stderr.write(`${problem}\n`);
  if (problems.length > 0) return EXIT.failed;
  if (options.format === "terminal" && options.out === undefined)
    await tellApply(paths, planned, options, io);
  const accounts = knownAccounts(pairs);
  const known = accounts === undefined ? {} : { knownAccounts: accounts };
  const tripped = trippedLines(report, options.failOn ?? [], known);
  for (const line of tripped) io.stderr.write(`${line}\n`);
  return tripped.length > 0 ? EXIT.tripped : EXIT.fine;
}

const MOST_NAMED = 10;

/** What of --fail-on is there, a line each: a log that ends in an exit code says why. */
function trippedLines(report: Report, conditions: readonly FailOn[], known: FailOnOptions): string[] {
  return [...new Set(conditions)].flatMap((condition) => {
    const names = report.pairs
      .filter((pair) => matchesFailOn({ ...report, pairs: [pair] }, [condition], known))
      .map(({ pair }) => oneLine(pair));
    return names.length === 0 ? [] : [`--fail-on ${condition}: ${someOf(names, MOST_NAMED)}`];
  });
}

/** Only what `plan` made can be applied. */
async function tellApply(
  [folder, ...others]: readonly string[],
  [pair]: readonly string[],
  options: Options,
  io: Io,
): Promise<void> {
  if (folder === undefined || others.length > 0 || pair === undefined) return;
  const applicable = await plannedPairs(folder).catch((): string[] => []);
  if (!applicable.includes(pair)) return;
  const where = folder === "plans" ? "" : ` --plans ${wordOf(folder)}`;
  tellNext(io, options, `Nothing is applied yet. To apply exactly these plans: npx dts-pairs apply${where}`);
}
