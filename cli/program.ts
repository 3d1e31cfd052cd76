import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { addAdopt } from "./commands/adopt";
import { addApply } from "./commands/apply";
import type { AddCommand, Finish } from "./commands/command";
import { addDestroy } from "./commands/destroy";
import { addDiscover } from "./commands/discover";
import { addDrift } from "./commands/drift";
import { addGitHub } from "./commands/github";
import { addGitLab } from "./commands/gitlab";
import { addInit } from "./commands/init";
import { addList } from "./commands/list";
import { addPlan } from "./commands/plan";
import { addReview } from "./commands/review";
import { addState } from "./commands/state";
import { addUnlock } from "./commands/unlock";
import { addValidate } from "./commands/validate";
import type { Io } from "./io";
import { plain } from "./text";

const COMMANDS: readonly AddCommand[] = [
  addInit,
  addDiscover,
  addValidate,
  addList,
  addPlan,
  addReview,
  addApply,
  addDrift,
  addDestroy,
  addAdopt,
  addUnlock,
  addState,
  addGitHub,
  addGitLab,
];

const DESCRIPTION = `Account pairs for cross-account DTS tasks: plan them, review the plans, apply exactly what was reviewed.

Run it in the folder of the app. The stacks, their folders and their state are those of cdktf deploy.`;

/** The command line, which tells `finish` the exit code of the command that ran. Throws where commander would exit. */
export function createProgram(io: Io, finish: Finish): Command {
  const program = new Command("dts-pairs")
    .description(DESCRIPTION)
    .version(version())
    .exitOverride()
    // Commander quotes what was typed.
    .configureOutput({
      writeOut: (text) => io.stdout.write(plain(text)),
      writeErr: (text) => io.stderr.write(plain(text)),
    });
  for (const add of COMMANDS) add(program, io, finish);
  return program;
}

/** Of the package, whose package.json is above this folder in a clone and in node_modules alike. */
function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  return manifest.version;
}
