import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backendJson } from "../../lib/pairs/backend-json";
import { stateNamed } from "../../lib/pairs/states";
import {
  emptied,
  hasResources,
  isOutrun,
  type Location,
  locationIn,
  locationOf,
  type State,
} from "../states";
import { TerraformError } from "../terraform";
import { objectOf } from "../unknown-record";
import { configurationOf } from "./configuration";
import type { PlanMade } from "./plan-folder";
import { readObject } from "./plan-json";
import type { PairWork, Stacks } from "./stacks";

/** A state that is to go with its pair, to another name or another backend. */
export interface FormerState {
  readonly from: Location;
  readonly to: Location;
  readonly state: State;
  /** What is at the new place: nothing that counts, or this very state. */
  readonly there: State | undefined;
  /** Whether it is at the new place already, and only to be taken away from the former one. */
  readonly isCopied: boolean;
}

/**
 * The state that `formerly` and `formerBackend` of a pair lead to, and that is still to be moved. One that only changes
 * its name as a local file is moved by takeFormerState.
 *
 * @throws TerraformError where it is not known which of two states counts
 */
export async function formerStateOf(work: PairWork, opened: Stacks): Promise<FormerState | undefined> {
  const [from, to] = [await formerLocation(work), await locationOfStack(work)];
  if (from === undefined || from.id === to.id) return undefined;
  const state = await opened.states.pull(from, work.pair);
  if (!hasResources(state)) return undefined;
  const there = await opened.states.pull(to, work.pair);
  const isCopied = hasResources(there);
  if (isCopied && !isLater(there, state))
    throw new TerraformError([
      `it has a state of its own, in ${to.title}, and a former one, in ${from.title}: see by npx dts-pairs state show ${work.pair} which counts: where its own does, take formerly and formerBackend out; else remove its own by npx dts-pairs state rm`,
    ]);
  return { from, to, state, there, isCopied };
}

/** Whether a state was made of another one: the same one, or what an apply made of it. */
function isLater(state: State, former: State): boolean {
  if (state.lineage !== former.lineage) return false;
  if (state.serial !== former.serial) return state.serial > former.serial;
  return JSON.stringify(state["resources"]) === JSON.stringify(former["resources"]);
}

/** Where `formerly` and `formerBackend` of a pair lead to. */
export async function formerLocation({ of: { pair } }: PairWork): Promise<Location | undefined> {
  if (pair === undefined) return undefined;
  const { name, formerly = name, formerBackend, backend, provider } = pair;
  if (formerBackend === undefined && (formerly === name || "local" in backend)) return undefined;
  return locationIn(backendJson(formerBackend ?? stateNamed(pair, formerly), formerly, provider.region));
}

/** Where the state of a stack is. */
export async function locationOfStack({ folder }: PairWork): Promise<Location> {
  return locationOf(await readObject(join(folder, CONFIGURATION)), folder);
}

const CONFIGURATION = "cdk.tf.json";
const STATE = "former.tfstate";

/**
 * Plans a pair with a copy of its former state: a plan moves nothing, as others still work with the state until this is
 * merged and applied.
 *
 * @param make plans in the folder that it is given
 */
export async function planWithCopy(
  { state }: FormerState,
  work: PairWork,
  { output }: Stacks,
  make: (work: PairWork) => Promise<PlanMade>,
): Promise<PlanMade> {
  const folder = join(output, "states", `${work.pair}.copy`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const configuration = await readObject(join(work.folder, CONFIGURATION));
    const { backend: _backend, cloud: _cloud, ...terraform } = objectOf(configuration["terraform"]);
    const copied = { ...configuration, terraform: { ...terraform, backend: { local: { path: STATE } } } };
    await writeFile(join(folder, CONFIGURATION), JSON.stringify(copied));
    await writeFile(join(folder, STATE), JSON.stringify(state), { mode: 0o600 });
    return { ...(await make({ ...work, folder })), configuration: await configurationOf(work.folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Moves a state: it is pushed to its new place first and taken away from the former one last, so that it is never
 * nowhere, and wherever this is cut off, it goes on there when it is run again.
 *
 * @throws TerraformError
 */
export async function moveState(former: FormerState, pair: string, { states }: Stacks): Promise<void> {
  const { from, to, state, there, isCopied } = former;
  // Where there is none, Terraform gives what is pushed another lineage; over an empty one it keeps it.
  if (there === undefined) await states.push(to, emptied(state), pair);
  if (!isCopied) await states.push(to, state, pair);
  try {
    await states.push(from, emptied(state), pair);
  } catch (error) {
    // Somebody works with it at its former place, and what was copied is not the last word.
    const copy = isCopied ? undefined : await states.pull(to, pair);
    if (copy !== undefined) await states.push(to, emptied(copy), pair);
    if (!isOutrun(error)) throw error;
    throw new TerraformError([
      `its state in ${from.title} was changed while it was moved, and stays there: run npx dts-pairs plan ${pair} again`,
    ]);
  }
}
