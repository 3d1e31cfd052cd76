import type { AccountPair } from "../../lib/pairs";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { stackFolder, synthesize } from "../synth";
import { Terraform } from "../terraform";

/** A pair with the folder of its stack. */
export interface PairStack {
  readonly pair: string;
  readonly folder: string;
}

/** Terraform and the stacks to run it on. */
export interface Stacks {
  readonly terraform: Terraform;
  readonly stacks: readonly PairStack[];
  /** Runs `terraform init` in a stack's folder. @throws TerraformError */
  init(folder: string): Promise<void>;
}

/** Finds Terraform and synthesizes, once for all pairs. @throws UserError */
export async function openStacks(
  pairs: readonly AccountPair[],
  processes: Processes,
  file: FileOption,
  io: Io,
): Promise<Stacks> {
  const terraform = await Terraform.find(processes, io.env);
  const folders = await synthesize(processes, file, io);
  const stacks = pairs.map(({ name }) => ({ pair: name, folder: stackFolder(folders, name) }));
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(terraform.initsTogether ? Number.POSITIVE_INFINITY : 1);
  return { terraform, stacks, init: (folder) => limit(() => terraform.init(folder)) };
}
