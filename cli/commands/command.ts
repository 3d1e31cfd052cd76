import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { parseShard } from "../planning/shard";

/** Takes the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/** Says what a command takes and does. */
export type DefineCommand = (command: Command, io: Io, finish: Finish) => void;

/** `--file`, the pairs file. */
export function fileOption(): Option {
  return new Option("--file <file>", "the pairs file (default: ACCOUNT_PAIRS_FILE, else account-pairs.yaml)");
}

/** Examples and exit codes, below the options in the help of a command. */
export function helpEnd(examples: readonly string[], exitCodes: readonly string[]): string {
  const lines = (texts: readonly string[]) => texts.map((text) => `  ${text}`).join("\n");
  return `\nExamples:\n${lines(examples)}\n\nExit codes:\n${lines(exitCodes)}`;
}

/** `--allow-local-state`, of every command that uses the state. */
export function localStateOption(): Option {
  return new Option(
    "--allow-local-state",
    "use a state that is a local file in CI too, where it stays after the job",
  );
}

/** Takes a value of an option that may be given several times. */
export function append(value: string, others: readonly string[] = []): readonly string[] {
  return [...others, value];
}

/** `--shard`, of the commands that can do their work in parts. */
export function shardOption(does = "only one part of the pairs, of n that are as large"): Option {
  return new Option("--shard <i/n>", does).argParser((text: string) => parseShard(text));
}
