import { ACCESS_VARIABLE, type AccountPair, type AccountPairAccess } from "../../lib/pairs";
import { type FileOption, pairsFileName, readPairs } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { stackFolder, synthesize } from "../synth";
import { type PairStack, Terraform } from "../terraform";
import { Inits } from "./inits";
import { keptFolder } from "./kept";

/** A pair, and its stack. */
export interface PairWork extends PairStack {
  /** A stack whose pair is gone has no role name any more. */
  readonly of: Pick<AccountPair, "name" | "formerly" | "ownerAccountId" | "provider"> & {
    readonly roleName?: string;
  };
}

/** Terraform and the stacks to run it on. */
export interface Stacks {
  readonly terraform: Terraform;
  readonly stacks: readonly PairWork[];
  /** All pairs of the file. */
  readonly known: readonly AccountPair[];
  /** Where the Terraform JSON of a stack is kept once it is applied. */
  readonly kept: string;
  /** cdktf's output. */
  readonly output: string;
  /** What initializes the stacks' folders. */
  readonly inits: Inits;
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
  const stacks = pairs.map((of) => ({ pair: of.name, of, folder: stackFolder(folders.stacks, of.name) }));
  const { default: pLimit } = await import("p-limit");
  return {
    kept: keptFolder(pairsFileName(file, io)),
    known: readPairs(file, io),
    terraform,
    stacks,
    output: folders.output,
    inits: new Inits(terraform, folders.output, io.env, pLimit(1)),
  };
}
