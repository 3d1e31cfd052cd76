import { readFile, writeFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { parseReport, type Report, ReportError, reviewReport } from "../../lib/review";
import { type FileOption, missingPairs, pairsFileName, pairsIfThere } from "../account-pairs";
import { EXIT } from "../exit-codes";
import {
  type AppliedPair,
  applyComment,
  commentText,
  failureComment,
  fileAt,
  GitHub,
  keepDriftIssues,
  letThrough,
  pendingApplies,
  plannedRun,
  type ReviewedQuery,
  reviewedRuns,
  upsertComment,
  WORKFLOW_AUTHOR,
} from "../github";
import type { Io } from "../io";
import { findOrphansHere } from "../orphans";
import { knownAccounts } from "../reviews";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { append, type DefineCommand, type Finish, fileOption } from "./command";

/** The steps of the workflows that talk to GitHub; nobody types them, so that the help does not list them. */
export const defineGitHub: DefineCommand = (command, io, finish) => {
  const ofPullRequests = [addPlanned, addPairsFile, addLetThrough, addComment, addStatus];
  for (const add of [...ofPullRequests, addReviewed, addApplied, addPending, addDriftIssues])
    add(command, io, finish);
};

function addPlanned(group: Command, io: Io, finish: Finish): void {
  group
    .command("planned")
    .description("Print what a run planned, as GitHub tells it, as outputs of a step.")
    .requiredOption("--run <id>", "the run", parseNumber)
    .requiredOption("--workflow <file>", "the workflow that plans")
    .requiredOption("--artifacts <prefix>", "how the names of the artifacts with the plans begin")
    .action(async ({ run, workflow, artifacts }: { run: number; workflow: string; artifacts: string }) => {
      const found = await plannedRun(GitHub.fromEnvironment(io), run, workflow, artifacts);
      const outputs = {
        "pull-request": found.pullRequest ?? "",
        commit: found.commit,
        merged: found.merged,
        reviewed: found.reviewed,
        artifact: found.hasArtifact,
        good: found.isGood,
        "started-at": found.startedAt,
      };
      for (const [name, value] of Object.entries(outputs))
        io.stdout.write(`${name}=${oneLine(`${value}`)}\n`);
      finish(EXIT.fine);
    });
}

function addPairsFile(group: Command, io: Io, finish: Finish): void {
  group
    .command("pairs-file")
    .description("Write the pairs file of a commit, as GitHub has it: to read, not to run anything of it.")
    .requiredOption("--commit <sha>", "the commit")
    .requiredOption("--out <file>", "where to write it")
    .action(async ({ commit, out }: { commit: string; out: string }) => {
      await writeFile(out, await fileAt(GitHub.fromEnvironment(io), commit, pairsFileName({}, io)));
      finish(EXIT.fine);
    });
}

function addLetThrough(group: Command, io: Io, finish: Finish): void {
  group
    .command("let-through")
    .description(
      "Print who let a refused review through by a label, as by=<login>; exit code 1 where nobody did.",
    )
    .requiredOption("--pull-request <number>", "the number of the pull request", parseNumber)
    .requiredOption("--label <name>", "the label")
    .requiredOption("--since <time>", "when the plans were made")
    .action(async ({ pullRequest, label, since }: { pullRequest: number; label: string; since: string }) => {
      const found = await letThrough(GitHub.fromEnvironment(io), pullRequest, label, since);
      if ("by" in found) io.stdout.write(`by=${oneLine(found.by)}\n`);
      else io.stderr.write(`the review refuses pull request #${pullRequest}: ${oneLine(found.why)}\n`);
      finish("by" in found ? EXIT.fine : EXIT.failed);
    });
}

interface CommentOptions {
  readonly pullRequest: number;
  readonly author: string;
  readonly body?: string;
  readonly log?: string;
  readonly commit?: string;
  readonly run?: string;
  readonly allowedBy?: string;
}

function addComment(group: Command, io: Io, finish: Finish): void {
  group
    .command("comment")
    .description("Keep one comment at a pull request up to date.")
    .requiredOption("--pull-request <number>", "the number of the pull request", parseNumber)
    .option("--body <file>", "the Markdown of dts-pairs review")
    .option("--log <file>", "in its place, where planning failed: what the run wrote")
    .option("--commit <sha>", "the commit that it is of")
    .option("--run <url>", "the run that it is of")
    .option("--allowed-by <login>", "who let a refused review through")
    .addOption(authorOption())
    .action(async (options: CommentOptions) => {
      const text = commentText(await commentBody(options), contextOf(options));
      const outcome = await upsertComment(
        GitHub.fromEnvironment(io),
        options.pullRequest,
        text,
        options.author,
      );
      io.stdout.write(`${outcome} the comment at pull request #${options.pullRequest}\n`);
      finish(EXIT.fine);
    });
}

async function commentBody({ body, log }: CommentOptions): Promise<string> {
  if (body !== undefined) return readText(body);
  if (log !== undefined) return failureComment(await readText(log).catch(() => ""));
  throw new UserError("there is nothing to comment: give --body or --log");
}

function contextOf({ commit, run, allowedBy }: Omit<CommentOptions, "pullRequest">): object {
  const given = Object.entries({ commit, run, allowedBy });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ""));
}

function addStatus(group: Command, io: Io, finish: Finish): void {
  group
    .command("status")
    .description("Set the status of a commit that a rule of the branch can require.")
    .requiredOption("--commit <sha>", "the commit")
    .addOption(new Option("--state <state>").choices(["success", "failure"]).makeOptionMandatory())
    .requiredOption("--run <url>", "the run that it is of")
    .option("--description <text>", "why, in a few words", "")
    .action(async ({ commit, state, run, description }: Record<string, string>) => {
      const status = { state, target_url: run, description, context: "dts-pairs review" };
      await GitHub.fromEnvironment(io).post(`/statuses/${encodeURIComponent(commit ?? "")}`, status);
      finish(EXIT.fine);
    });
}

function addReviewed(group: Command, io: Io, finish: Finish): void {
  group
    .command("reviewed")
    .description("Print the reviews of what was merged, as outputs of a step.")
    .requiredOption("--commit <sha>", "the commit on the branch")
    .option("--before <sha>", "the branch's commit before the push")
    .requiredOption("--workflow <file>", "the workflow that reviewed it")
    .action(async (query: ReviewedQuery) => {
      const { pullRequests, runs, missing } = await reviewedRuns(GitHub.fromEnvironment(io), query);
      for (const line of missing) io.stderr.write(`${oneLine(line)}\n`);
      io.stdout.write(`pull-requests=${pullRequests.join(" ")}\n`);
      io.stdout.write(`reviews=${runs.map(({ run, artifact }) => `${run}/${artifact}`).join(" ")}\n`);
      finish(EXIT.fine);
    });
}

interface AppliedOptions extends Omit<CommentOptions, "pullRequest">, FileOption {
  readonly results: readonly string[];
  readonly pullRequests: string;
}

function addApplied(group: Command, io: Io, finish: Finish): void {
  group
    .command("applied")
    .description("Say at the pull requests what became of them.")
    .requiredOption("--pull-requests <numbers>", "with spaces between them")
    .requiredOption(
      "--results <file>",
      "the JSON of dts-pairs apply; several times, one of each shard",
      append,
    )
    .option("--commit <sha>", "the commit that was applied")
    .option("--run <url>", "the run that applied it")
    .addOption(authorOption())
    .addOption(fileOption())
    .action(async (options: AppliedOptions) => {
      const text = commentText(applyComment(await readAllResults(options, io)), contextOf(options));
      const github = GitHub.fromEnvironment(io);
      for (const number of options.pullRequests
        .split(" ")
        .filter((it) => it !== "")
        .map(parseNumber)) {
        const outcome = await upsertComment(github, number, text, options.author);
        io.stdout.write(`${outcome} the comment at pull request #${number}\n`);
      }
      finish(EXIT.fine);
    });
}

/** Those of all shards; a pair of the pairs file that none of them has was not applied. */
async function readAllResults(options: AppliedOptions, io: Io): Promise<readonly AppliedPair[] | undefined> {
  const found = await Promise.all(options.results.map(readResults));
  if (found.every((results) => results === undefined)) return undefined;
  const results = found.flatMap((some) => some ?? []);
  const missing = missingPairs(pairsIfThere(options, io), results);
  return [...results, ...missing.map((pair) => ({ pair, failure: NO_RESULT }))];
}

const NO_RESULT = "not known to be applied, as the job that was to do it told nothing: the run says why";

/** Where apply itself failed there are none, and the run says why. */
async function readResults(file: string): Promise<readonly AppliedPair[] | undefined> {
  try {
    const results: unknown = JSON.parse(await readText(file));
    return Array.isArray(results) ? results : undefined;
  } catch {
    return undefined;
  }
}

function addPending(group: Command, io: Io, finish: Finish): void {
  group
    .command("pending")
    .description("Print the merged commits that are still to be applied, a line each.")
    .requiredOption("--workflow <file>", "the workflow that applies")
    .requiredOption("--commit <sha>", "the commit that is applied now")
    .action(async ({ workflow, commit }: { workflow: string; commit: string }) => {
      const pending = await pendingApplies(GitHub.fromEnvironment(io), workflow, commit);
      for (const line of pending) io.stdout.write(`still to be applied: ${oneLine(line)}\n`);
      finish(EXIT.fine);
    });
}

function addDriftIssues(group: Command, io: Io, finish: Finish): void {
  group
    .command("drift-issues")
    .description("Keep one issue open for each pair that was changed by hand.")
    .requiredOption(
      "--report <file>",
      "the JSON of dts-pairs drift; several times, one of each shard",
      append,
    )
    .addOption(authorOption())
    .addOption(fileOption())
    .action(async (options: { report: readonly string[]; author: string } & FileOption) => {
      const report = await readReports(options.report);
      const pairs = pairsIfThere(options, io);
      const missing = missingPairs(pairs, report.pairs);
      const orphans = (await findOrphansHere(pairs, options, io)).map(({ name }) => name);
      const about = { accounts: knownAccounts(pairs), orphans, isWhole: missing.length === 0 };
      const outcomes = await keepDriftIssues(GitHub.fromEnvironment(io), report, options.author, about);
      io.stdout.write(outcomes.map((outcome) => `${oneLine(outcome)}\n`).join(""));
      for (const name of missing) io.stderr.write(`${oneLine(name)}: ${NOT_LOOKED_AT}\n`);
      finish(missing.length === 0 ? EXIT.fine : EXIT.failed);
    });
}

const NOT_LOOKED_AT = "no report has it: see to the job that was to look at it, and run this again";

function authorOption(): Option {
  return new Option("--author <login>", "whose comments and issues may be changed").default(WORKFLOW_AUTHOR);
}

function parseNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number.");
}

/** Those of all shards as one. @throws UserError where two of them are of the same pair */
async function readReports(files: readonly string[]): Promise<Report> {
  const pairs = (await Promise.all(files.map(readReport))).flatMap((report) => report.pairs);
  const twice = pairs.find(({ pair }, index) => pairs.findIndex((it) => it.pair === pair) !== index);
  if (twice === undefined) return reviewReport(pairs);
  throw new UserError(`two reports have the pair "${oneLine(twice.pair)}": give one of each shard`);
}

async function readReport(file: string): Promise<Report> {
  const text = await readText(file);
  try {
    return parseReport(text);
  } catch (error) {
    if (error instanceof ReportError) throw new UserError(`${oneLine(file)}: ${error.message}`);
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${oneLine(file)} cannot be read (${code})`);
  }
}
