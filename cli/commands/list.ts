import { InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import type { AccountPair } from "../../lib/pairs";
import { type FileOption, readPairs } from "../account-pairs";
import { EXIT } from "../exit-codes";
import { type Io, isColoured } from "../io";
import { findOrphansHere, tellOrphans } from "../orphans";
import { jobMatrix, MOST_SHARDS } from "../planning";
import { type DefineCommand, fileOption, helpEnd } from "./command";

interface Options extends FileOption {
  readonly json?: true;
  readonly matrix?: number;
  readonly pairsPerJob?: number;
}

export const defineList: DefineCommand = (command, io, finish) => {
  command
    .addOption(fileOption())
    .option("--json", "print them as JSON")
    .addOption(
      new Option("--matrix <jobs>", "print a matrix of so many jobs, at most, for plan --shard")
        .argParser(parseJobs)
        .conflicts("json"),
    )
    .addOption(
      new Option("--pairs-per-job <pairs>", "a job more only for so many pairs more (default: 1)").argParser(
        parsePairsPerJob,
      ),
    )
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs list", "dts-pairs list --json", "dts-pairs list --matrix 8 --pairs-per-job 100"],
        ["0  fine", "1  the pairs file is wrong"],
      ),
    )
    .action(async (options: Options) => {
      const pairs = readPairs(options, io);
      const { matrix, pairsPerJob } = options;
      if (matrix !== undefined) {
        io.stdout.write(`${JSON.stringify(jobMatrix(pairs.length, matrix, pairsPerJob))}\n`);
      } else {
        io.stdout.write(options.json === true ? asJson(pairs) : await asTable(pairs, io));
        tellOrphans({ orphans: await findOrphansHere(pairs, options, io), problems: [] }, io);
      }
      finish(EXIT.fine);
    });
};

function parseJobs(text: string): number {
  const jobs = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= MOST_SHARDS) return jobs;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_SHARDS}.`);
}

function parsePairsPerJob(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number from 1 to 99999.");
}

function asJson(pairs: readonly AccountPair[]): string {
  const shown = pairs.map(({ name, ownerAccountId, trustedAccountId, roleName, access }) => ({
    name,
    ownerAccountId,
    trustedAccountId,
    roleName,
    access,
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

async function asTable(pairs: readonly AccountPair[], io: Io): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const { bold } = pc.createColors(isColoured(io.stdout, io));
  const head = ["Pair", "Owner → trusted account", "RAM role", "Access"].map((title) => bold(title));
  // The table's own colours ask the process, not the output.
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { name, ownerAccountId, trustedAccountId, roleName, access } of pairs)
    table.push([name, `${ownerAccountId} → ${trustedAccountId}`, roleName, access]);
  return `${table.toString()}\n`;
}
