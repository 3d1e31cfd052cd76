import { ACCESS_VARIABLE, type AccountPair, type AccountPairAccess } from "../../lib/pairs";
import { type FileOption, readPairs } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { stackFolder, synthesize } from "../synth";
import { type PairStack, Terraform } from "../terraform";

/** A pair, and its stack. */
export interface PairWork extends PairStack {
  readonly of: AccountPair;
}

/** Terraform and the stacks to run it on. */
export interface Stacks {
  readonly terraform: Terraform;
  readonly stacks: readonly PairWork[];
  /** All pairs of the file. */
  readonly known: readonly AccountPair[];
  /** Runs `terraform init` in a stack's folder. @throws TerraformError */
  init(stack: PairStack): Promise<void>;
}

/**
 * Finds Terraform and synthesizes, once for all pairs.
 *
 * @param access what the stacks are for, which decides the role that the provider assumes
 * @throws UserError
 */
export async function openStacks(
  pairs: readonly AccountPair[],
  processes: Processes,
  file: FileOption,
  io: Io,
  access: AccountPairAccess,
): Promise<Stacks> {
  const terraform = await Terraform.find(processes, io.env);
  const folders = await synthesize(processes, file, { ...io, env: { ...io.env, [ACCESS_VARIABLE]: access } });
  const stacks = pairs.map((of) => ({ pair: of.name, of, folder: stackFolder(folders, of.name) }));
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(terraform.initsTogether ? Number.POSITIVE_INFINITY : 1);
  const known = readPairs(file, io);
  return { terraform, stacks, known, init: (stack) => limit(() => terraform.init(stack)) };
}
