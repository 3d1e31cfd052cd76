import { InvalidArgumentError, Option } from "commander";
import { type FileOption, pairsIfThere } from "../account-pairs";
import {
  type AccountOptions,
  type AccountResult,
  discoveryText,
  FORMATS,
  type Format,
  ownerAccounts,
  readAccounts,
} from "../discovery";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { withProcesses } from "../processes";
import { knownAccounts } from "../reviews";
import { plain } from "../text";
import { type AddCommand, fileOption, helpEnd } from "./command";
import { concurrencyOption } from "./plan";

interface Options extends FileOption, AccountOptions {
  readonly format: Format;
  readonly json?: true;
  readonly concurrency: number;
}

export const addDiscover: AddCommand = (program, io, finish) => {
  program
    .command("discover")
    .description(
      "List the RAM roles of an owner account that DTS of other accounts may assume. Nothing is changed, and no state is used.",
    )
    .option("--profile <name>", "the profile with the owner account's credentials (default: the environment)")
    .addOption(accountOption())
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("terminal"))
    .option("--json", "the same as --format json")
    .addOption(concurrencyOption())
    .addOption(fileOption())
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs discover --profile network",
          "dts-pairs discover --account 2222222222222222 4444444444444444 --json",
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
  const pairs = pairsIfThere(options, io);
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
  return exitCodeOf(results);
}

function exitCodeOf(results: readonly AccountResult[]): ExitCode {
  if (results.some((result) => "failure" in result)) return EXIT.failed;
  const roles = results.flatMap((result) => ("failure" in result ? [] : result.roles));
  const isMore = roles.some(({ verdict }) => verdict === "broadens" || verdict === "unknown");
  return isMore ? EXIT.tripped : EXIT.fine;
}
