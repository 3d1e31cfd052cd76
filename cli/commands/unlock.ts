import type { AccountPair } from "../../lib/pairs";
import { type Processes, withProcesses } from "../../processes";
import { type FileOption, readPairs, selectPairs } from "../account-pairs";
import { INDEX } from "../applied";
import { EXIT, type ExitCode } from "../exit-codes";
import type { Io } from "../io";
import { formerLocation, openStacks, openWithoutPairs } from "../planning";
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
  const known = readPairs(options, io);
  const unlocking = name === INDEX ? unlockIndex : unlockPair;
  await withProcesses((processes) => unlocking(known, name, lockId, processes, options, io), io).catch(
    (error: unknown) => {
      throw error instanceof TerraformError ? new UserError(`${name}: ${error.message}`) : error;
    },
  );
  const then = name === INDEX ? "plan" : `plan ${name}`;
  io.stdout.write(`${name}: unlocked; run npx dts-pairs ${then}, which looks what the killed run did\n`);
  return EXIT.fine;
}

type Unlock = (
  known: readonly AccountPair[],
  name: string,
  lockId: string,
  processes: Processes,
  options: FileOption,
  io: Io,
) => Promise<void>;

/** The lock of the pair's state, or of its former one where that is still to be moved. */
const unlockPair: Unlock = async (known, name, lockId, processes, options, io) => {
  const opened = await openStacks(selectPairs(known, [name]), processes, options, io, "apply");
  const [stack] = opened.stacks;
  if (stack === undefined) return;
  try {
    await opened.inits.init(stack);
    await opened.terraform.unlock(stack, lockId);
  } catch (error) {
    const former = await formerLocation(stack);
    if (former === undefined) throw error;
    await opened.states.unlock(former, lockId, name);
  }
};

/** The lock of an index, of which there is one for each backend. */
const unlockIndex: Unlock = async (known, name, lockId, processes, options, io) => {
  const opened = await openWithoutPairs(known, processes, options, io);
  let failure: unknown = new UserError(`${name}: no pair has a remote state, and so there is no index`);
  for (const location of await opened.applied.indexes()) {
    try {
      return await opened.states.unlock(location, lockId, name);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};
