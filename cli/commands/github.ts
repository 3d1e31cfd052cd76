import { readFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Report } from "../../lib/review";
import { type FileOption, pairsIfThere } from "../account-pairs";
import { EXIT } from "../exit-codes";
import {
  GitHub,
  keepComment,
  keepDriftIssues,
  type ReviewedRunQuery,
  reviewedRun,
  WORKFLOW_AUTHOR,
} from "../github";
import type { Io } from "../io";
import { knownAccounts } from "../reviews";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { type AddCommand, type Finish, fileOption } from "./command";

/** The steps of the workflows that talk to GitHub; nobody types them, so that the help does not list them. */
export const addGitHub: AddCommand = (program, io, finish) => {
  const group = program
    .command("github", { hidden: true })
    .description("Steps of the workflows. They need GITHUB_REPOSITORY and GITHUB_TOKEN.");
  addComment(group, io, finish);
  addDriftIssues(group, io, finish);
  addReviewedRun(group, io, finish);
};

function addComment(group: Command, io: Io, finish: Finish): void {
  group
    .command("comment")
    .description("Keep one comment at a pull request up to date.")
    .requiredOption("--pull-request <number>", "the number of the pull request", parseNumber)
    .requiredOption("--body <file>", "the Markdown of dts-pairs review")
    .addOption(authorOption())
    .action(async (options: { pullRequest: number; body: string; author: string }) => {
      const body = await readText(options.body);
      const fate = await keepComment(GitHub.fromEnvironment(io), options.pullRequest, body, options.author);
      io.stdout.write(`${fate} the comment at pull request #${options.pullRequest}\n`);
      finish(EXIT.fine);
    });
}

function addDriftIssues(group: Command, io: Io, finish: Finish): void {
  group
    .command("drift-issues")
    .description("Keep one issue open for each pair that was changed by hand.")
    .requiredOption("--report <file>", "the JSON of dts-pairs drift over all pairs")
    .addOption(authorOption())
    .addOption(fileOption())
    .action(async (options: { report: string; author: string } & FileOption) => {
      const report = await readReport(options.report);
      const accounts = knownAccounts(pairsIfThere(options, io));
      const fates = await keepDriftIssues(GitHub.fromEnvironment(io), report, options.author, accounts);
      io.stdout.write(fates.map((fate) => `${oneLine(fate)}\n`).join(""));
      finish(EXIT.fine);
    });
}

function addReviewedRun(group: Command, io: Io, finish: Finish): void {
  group
    .command("reviewed-run")
    .description("Print the id of the workflow run whose plans were reviewed, as run-id=<id>.")
    .requiredOption("--commit <sha>", "the commit that the pull request became")
    .requiredOption("--workflow <file>", "the workflow that planned it")
    .requiredOption("--artifact <name>", "the artifact with the plans")
    .action(async (query: ReviewedRunQuery) => {
      io.stdout.write(`run-id=${await reviewedRun(GitHub.fromEnvironment(io), query)}\n`);
      finish(EXIT.fine);
    });
}

function authorOption(): Option {
  return new Option("--author <login>", "whose comments and issues may be changed").default(WORKFLOW_AUTHOR);
}

function parseNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number.");
}

async function readReport(file: string): Promise<Report> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${oneLine(file)} is not JSON: give the report of dts-pairs drift --json`);
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
