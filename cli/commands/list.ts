import pc from "picocolors";
import type { AccountPair } from "../../lib/pairs";
import { type FileOption, readPairs } from "../account-pairs";
import { EXIT } from "../exit-codes";
import { type Io, isColoured } from "../io";
import { tellOrphans } from "../orphans";
import { type AddCommand, fileOption, helpEnd } from "./command";

interface Options extends FileOption {
  readonly json?: true;
}

export const addList: AddCommand = (program, io, finish) => {
  program
    .command("list")
    .description("Show the pairs: who owns the role, who is trusted with it.")
    .addOption(fileOption())
    .option("--json", "print them as JSON")
    .addHelpText(
      "after",
      helpEnd(["dts-pairs list", "dts-pairs list --json"], ["0  fine", "1  the pairs file is wrong"]),
    )
    .action(async (options: Options) => {
      const pairs = readPairs(options, io);
      io.stdout.write(options.json === true ? asJson(pairs) : await asTable(pairs, io));
      await tellOrphans(pairs, options, io);
      finish(EXIT.fine);
    });
};

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
