import { Argument } from "commander";
import { type Processes, withProcesses } from "../../processes";
import { type FileOption, pairsIfThere, selectPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { findOrphans, orphanStack } from "../orphans";
import { openStacks, openWithoutPairs, type PairWork, type Stacks } from "../planning";
import { TerraformError } from "../terraform";
import { UserError } from "../user-error";
import { type DefineCommand, fileOption, helpEnd } from "./command";

const COMMANDS = ["list", "show", "pull", "rm", "mv"] as const;

export const defineState: DefineCommand = (command, io, finish) => {
  command
    .addArgument(new Argument("<command>", "what to do").choices(COMMANDS))
    .argument("<pair>", "the pair")
    .argument("[address...]", "addresses of resources, as list shows them")
    .addOption(fileOption())
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs state list redis-cluster-sync",
          "dts-pairs state show redis-cluster-sync alicloud_ram_role.dts_2F6BDD0C",
          "dts-pairs state pull redis-cluster-sync > copy.tfstate",
        ],
        ["0    Terraform did it", "1    it did not, and says why", "130  interrupted"],
      ),
    )
    .action(async (subcommand: string, name: string, addresses: string[], options: FileOption) =>
      finish(await state(subcommand, name, addresses, options, io)),
    );
};

async function state(
  command: string,
  name: string,
  addresses: readonly string[],
  options: FileOption,
  io: Io,
): Promise<ExitCode> {
  const option = addresses.find((it) => it.startsWith("-"));
  if (option !== undefined) throw new UserError("no option of Terraform is taken here: give addresses");
  const text = await withProcesses(async (processes) => {
    const { opened, work } = await stackNamed(name, options, processes, io);
    await opened.inits.init(work);
    const written = await opened.terraform.state(work, command, ...addresses);
    const masked = opened.terraform.maskOf(work)(written);
    if (command !== "pull" || masked === written) return masked;
    throw new UserError(
      `${name}: the state holds a credential of this environment, and is not shown: unset it`,
    );
  }, io).catch((error: unknown) => {
    throw error instanceof TerraformError ? new UserError(`${name}: ${error.message}`) : error;
  });
  io.stdout.write(text);
  return EXIT.fine;
}

/** The stack of a pair of the file, or else of an orphan. @throws UserError where there is neither */
async function stackNamed(
  name: string,
  options: FileOption,
  processes: Processes,
  io: Io,
): Promise<{ readonly opened: Stacks; readonly work: PairWork }> {
  const known = pairsIfThere(options, io);
  if (known.some((pair) => pair.name === name)) {
    const opened = await openStacks(selectPairs(known, [name]), processes, options, io, "apply");
    return { opened, work: opened.stacks[0] as PairWork };
  }
  const opened = await openWithoutPairs(known, processes, options, io);
  const { orphans } = await findOrphans(opened, options, io);
  const orphan = orphans.find((it) => it.name === name);
  if (orphan === undefined) selectPairs(known, [name]);
  const work = await orphanStack({ ...(orphan as (typeof orphans)[number]), obstacle: undefined }, "apply");
  if (work.refusal !== undefined) throw new UserError(`${name}: ${work.refusal}`);
  return { opened, work };
}
