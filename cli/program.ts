import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { defineAdopt } from "./commands/adopt";
import { defineApply } from "./commands/apply";
import type { DefineCommand, Finish } from "./commands/command";
import { defineDestroy } from "./commands/destroy";
import { defineDiscover } from "./commands/discover";
import { defineDrift } from "./commands/drift";
import { defineGitHub } from "./commands/github";
import { defineGitLab } from "./commands/gitlab";
import { defineInit } from "./commands/init";
import { defineList } from "./commands/list";
import { definePlan } from "./commands/plan";
import { defineReview } from "./commands/review";
import { defineState } from "./commands/state";
import { defineUnlock } from "./commands/unlock";
import { defineValidate } from "./commands/validate";
import type { Io } from "./io";
import { plain } from "./text";

/** A command as the help lists it. */
interface Entry {
  readonly name: string;
  /** Its arguments. @default none */
  readonly takes?: string;
  readonly does: string;
  /** In the package, what it needs is loaded here: scripts/lazy-imports.ts. */
  readonly define: DefineCommand;
  /** For workflows: the help does not list it. */
  readonly isHidden?: true;
}

const COMMANDS: readonly Entry[] = [
  {
    name: "init",
    takes: "<folder>",
    does: "Write a small repository for account pairs: the app, a pairs file to fill in, what CI needs.",
    define: (...about) => defineInit(...about),
  },
  {
    name: "discover",
    does: "List the RAM roles of an owner account that DTS of other accounts may assume. Nothing is changed, and no state is used.",
    define: (...about) => defineDiscover(...about),
  },
  {
    name: "validate",
    does: "Check the pairs file, and say everything that is wrong with it.",
    define: (...about) => defineValidate(...about),
  },
  {
    name: "list",
    does: "Show the pairs: who owns the role, who is trusted with it.",
    define: (...about) => defineList(...about),
  },
  {
    name: "plan",
    takes: "[pair...]",
    does: "Plan the pairs with Terraform or OpenTofu, and keep the plans: to review, and to apply exactly those.",
    define: (...about) => definePlan(...about),
  },
  {
    name: "review",
    takes: "<plan...>",
    does: "Say what plans let whom do that they could not before, and what was changed by hand.",
    define: (...about) => defineReview(...about),
  },
  {
    name: "apply",
    takes: "[pair...]",
    does: "Apply saved plans, exactly as they were reviewed; one that is stale is refused, one that is applied is done.",
    define: (...about) => defineApply(...about),
  },
  {
    name: "drift",
    takes: "[pair...]",
    does: "Look whether anything was changed by hand. Nothing is planned to be taken back.",
    define: (...about) => defineDrift(...about),
  },
  {
    name: "destroy",
    takes: "[pair...]",
    does: "Destroy the roles of pairs, or of stacks that have state and no pair any more: planned, reviewed, confirmed, and done exactly so.",
    define: (...about) => defineDestroy(...about),
  },
  {
    name: "adopt",
    takes: "<pair...>",
    does: "Plan to import the RAM roles and attachments that are in the account and not in the state, and review what would still change.",
    define: (...about) => defineAdopt(...about),
  },
  {
    name: "unlock",
    takes: "<pair> <lock-id>",
    does: "Release the lock of a pair's state that a killed run left behind; no other run may be under way.",
    define: (...about) => defineUnlock(...about),
  },
  {
    name: "state",
    takes: "<command> <pair> [address...]",
    does: "Run terraform state on the stack of a pair, or of one that has no pair any more: list, show, pull, rm, mv.",
    define: (...about) => defineState(...about),
  },
  {
    name: "github",
    does: "Steps of the workflows. They need GITHUB_REPOSITORY and GITHUB_TOKEN.",
    define: (...about) => defineGitHub(...about),
    isHidden: true,
  },
  {
    name: "gitlab",
    does: "Steps of GitLab pipelines. They need DTS_PAIRS_GITLAB_TOKEN.",
    define: (...about) => defineGitLab(...about),
    isHidden: true,
  },
];

const DESCRIPTION = `Account pairs for cross-account DTS tasks: plan them, review the plans, apply exactly what was reviewed.

Run it in the folder of the app. The stacks, their folders and their state are those of cdktf deploy.`;

/**
 * The command line, which tells `finish` the exit code of the command that ran. Throws where commander would exit.
 *
 * @param words what was typed: of commands that are not in it only the line of the help is there. Default: all are
 */
export function createProgram(io: Io, finish: Finish, words?: readonly string[]): Command {
  const program = new Command("dts-pairs")
    .description(DESCRIPTION)
    .version(version())
    .exitOverride()
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    // Commander quotes what was typed.
    .configureOutput({
      writeOut: (text) => io.stdout.write(plain(text)),
      writeErr: (text) => io.stderr.write(plain(text)),
    });
  for (const { name, takes, does, define, isHidden = false } of COMMANDS) {
    const command = program.command(name, { hidden: isHidden }).description(does);
    if (words === undefined || words.includes(name)) define(command, io, finish);
    else command.usage(["[options]", takes].join(" ").trimEnd());
  }
  return program;
}

/** Of the package, whose package.json is above this folder in a clone and in node_modules alike. */
function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  return manifest.version;
}
