import { join, resolve } from "node:path";
import { ACCESS_VARIABLE, type AccountPair, type AccountPairAccess } from "../../lib/pairs";
import type { Processes } from "../../processes";
import { type FileOption, pairsFileName, pairsOrOrphans, readPairs } from "../account-pairs";
import { AppliedStacks, keptFolder } from "../applied";
import type { Io } from "../io";
import { StateStore } from "../states";
import { outputFolder, stackFolder, synthesize } from "../synth";
import { type PairStack, Terraform } from "../terraform";
import { Inits } from "./inits";

/** In cdktf's output, for the folders that states are pulled and pushed in: as deep as those of the stacks. */
const STATES = "states";

/** A pair, and its stack. */
export interface PairWork extends PairStack {
  /** A stack whose pair is gone has no role name any more. */
  readonly of: StackOwner;
  /** Whether its Terraform JSON has no resource any more, so that a plan destroys what there is. */
  readonly destroys?: true;
  /** Why it cannot be planned. */
  readonly refusal?: string;
}

/** What is needed of a pair once its stack is synthesized. */
export interface StackOwner extends Pick<AccountPair, "name" | "ownerAccountId" | "provider"> {
  readonly roleName?: string;
  /** The pair itself, where it still has an entry. */
  readonly pair?: AccountPair;
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
  /** States, wherever they are. */
  readonly states: StateStore;
  /** The stacks that were applied before. */
  readonly applied: AppliedStacks;
}

/**
 * Finds Terraform and synthesizes, once for all pairs; without a pair there is nothing to synthesize, and the file may be
 * gone.
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
  if (pairs.length === 0) return openWithoutPairs(pairsOrOrphans(file, io), processes, file, io);
  const terraform = await Terraform.find(processes, io.env);
  const folders = await synthesize(processes, file, { ...io, env: { ...io.env, [ACCESS_VARIABLE]: access } });
  const stacks = pairs.map((pair) => workOf(pair, stackFolder(folders.stacks, pair.name)));
  return { stacks, ...(await around(terraform, folders.output, readPairs(file, io), file, io)) };
}

function workOf(pair: AccountPair, folder: string): PairWork {
  const { name, ownerAccountId, provider, roleName } = pair;
  return { pair: name, of: { name, ownerAccountId, provider, roleName, pair }, folder };
}

/** The same without a synthesis, where no stack of a pair is needed. @throws UserError */
export async function openWithoutPairs(
  pairs: readonly AccountPair[],
  processes: Processes,
  file: FileOption,
  io: Io,
): Promise<Stacks> {
  const terraform = await Terraform.find(processes, io.env);
  const output = resolve(await outputFolder(io, process.cwd()));
  return { stacks: [], ...(await around(terraform, output, pairs, file, io)) };
}

async function around(
  terraform: Terraform,
  output: string,
  known: readonly AccountPair[],
  file: FileOption,
  io: Io,
): Promise<Omit<Stacks, "stacks">> {
  const { default: pLimit } = await import("p-limit");
  const { engine } = terraform;
  const pairsFile = pairsFileName(file, io);
  const [states, kept] = [new StateStore(terraform, join(output, STATES)), keptFolder(pairsFile)];
  const sources = { pairs: known, pairsFile, kept, output, states, engine };
  const applied = await AppliedStacks.open(sources);
  const inits = new Inits(terraform, output, io.env, pLimit(1));
  return { terraform, known, kept, output, inits, states, applied };
}

/** A plan only reads, unless somebody plans for an apply of their own. */
export function planAccess({ env }: Io): AccountPairAccess {
  return env[ACCESS_VARIABLE] === "apply" ? "apply" : "plan";
}
