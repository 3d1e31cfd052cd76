import { existsSync } from "node:fs";
import { InvalidArgumentError, Option } from "commander";
import type { AccountPair } from "../../lib/pairs";
import { withProcesses } from "../../processes";
import { type FileOption, pairsFileName, pairsIfThere } from "../account-pairs";
import {
  type AccountOptions,
  type AccountResult,
  addPairs,
  discoveryText,
  FORMATS,
  type Format,
  ownerAccounts,
  readAccounts,
} from "../discovery";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { knownAccounts } from "../reviews";
import { counted, oneLine, plain } from "../text";
import { type DefineCommand, fileOption, helpEnd } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, AccountOptions {
  readonly format: Format;
  readonly json?: true;
  readonly concurrency: number;
  readonly write?: true;
}

export const defineDiscover: DefineCommand = (command, io, finish) => {
  command
    .option("--profile <name>", "the profile with the owner account's credentials (default: the environment)")
    .addOption(accountOption())
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("terminal"))
    .option("--json", "the same as --format json")
    .option("--write", "add a pair with adopt to the pairs file for each role that one pair can make")
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs discover --profile network",
          "dts-pairs discover --account 2222222222222222 4444444444444444 --json",
          "dts-pairs discover --profile network --write && dts-pairs plan && dts-pairs review plans",
        ],
        [
          "0    every role is one that a pair would make, or grants less",
          "1    an account could not be read; the others are shown",
          "3    a role grants more than a pair would, or it cannot be told",
          "130  interrupted",
        ],
      ),
    )
    .action(async (options: Options) => finish(await discover(options, io)));
};

function accountOption(): Option {
  return new Option(
    "--account <id...>",
    "the owner accounts, each reached as its pairs are where the pairs file has one (default: that of the credentials)",
  ).argParser((text: string, previous: readonly string[] = []) => {
    if (/^[0-9]{16}$/.test(text)) return [...previous, text];
    throw new InvalidArgumentError("An account ID has 16 digits.");
  });
}

async function discover(options: Options, io: Io): Promise<ExitCode> {
  const isNew = options.write === true && !existsSync(pairsFileName(options, io));
  const pairs = isNew ? [] : pairsIfThere(options, io);
  const reading = {
    concurrency: options.concurrency,
    knownAccounts: knownAccounts(pairs),
    again: "npx dts-pairs discover",
  };
  const results = await withProcesses(
    (processes) => readAccounts(ownerAccounts(options, pairs), reading, processes, io),
    io,
    "nothing was changed: run npx dts-pairs discover again",
  );
  io.stdout.write(await discoveryText(results, options.json === true ? "json" : options.format, io));
  for (const result of results)
    if ("failure" in result) io.stderr.write(`${result.account}: ${plain(result.failure)}\n`);
  if (options.write === true) write(pairsFileName(options, io), results, pairs, io);
  return exitCodeOf(results);
}

function write(
  file: string,
  results: readonly AccountResult[],
  pairs: readonly AccountPair[],
  { stderr }: Io,
): void {
  const { added, left } = addPairs(file, results, pairs);
  for (const line of left) stderr.write(`${line}\n`);
  const then =
    added.length === 0
      ? ""
      : `: run npx dts-pairs plan ${added.join(" ")}, which imports the roles and says what it would change`;
  stderr.write(`${oneLine(file)}: ${counted(added.length, "pair")} added${then}\n`);
}

function exitCodeOf(results: readonly AccountResult[]): ExitCode {
  if (results.some((result) => "failure" in result)) return EXIT.failed;
  const roles = results.flatMap((result) => ("failure" in result ? [] : result.roles));
  const isMore = roles.some(({ verdict }) => verdict === "broadens" || verdict === "unknown");
  return isMore ? EXIT.tripped : EXIT.fine;
}
