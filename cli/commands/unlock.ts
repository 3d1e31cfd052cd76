import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { openStacks } from "../planning";
import { withProcesses } from "../processes";
import { TerraformError } from "../terraform";
import { UserError } from "../user-error";
import { type DefineCommand, fileOption, helpEnd } from "./command";

export const defineUnlock: DefineCommand = (command, io, finish) => {
  command
    .argument("<pair>", "the pair")
    .argument("<lock-id>", "the ID of the lock, which the run that met it says")
    .addOption(fileOption())
    .addHelpText(
      "after",
      helpEnd(
        ["dts-pairs unlock redis-cluster-sync 0c1f6a5e-7e0b-4f0c-9d6c-6f2f0f1c9b55"],
        ["0    the lock is released", "1    it is not", "130  interrupted"],
      ),
    )
    .action(async (name: string, id: string, options: FileOption) =>
      finish(await unlock(name, id, options, io)),
    );
};

async function unlock(name: string, lockId: string, options: FileOption, io: Io): Promise<ExitCode> {
  const pairs = selectPairs(readPairs(options, io), [name]);
  await withProcesses(async (processes) => {
    const { terraform, stacks, inits } = await openStacks(pairs, processes, options, io, "apply");
    for (const stack of stacks) {
      await inits.init(stack);
      await terraform.unlock(stack, lockId);
    }
  }, io).catch((error: unknown) => {
    throw error instanceof TerraformError ? new UserError(`${name}: ${error.message}`) : error;
  });
  io.stdout.write(`${name}: unlocked; run npx dts-pairs plan ${name}, which looks what the killed run did\n`);
  return EXIT.fine;
}
