import { resolve } from "node:path";
import { ACCESS_VARIABLE, type AccountPair, type AccountPairAccess } from "../../lib/pairs";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { runTasks, type Task } from "../progress";
import { localState, TerraformError } from "../terraform";
import { configurationOf } from "./configuration";
import { failureOf } from "./failure";
import { takeFormerState } from "./former-name";
import { alreadyThere, createdBy, otherOwner, ownersIn } from "./in-account";
import { PlanFolder, type PlanMade, type PlanRecord } from "./plan-folder";
import { readObject, type Unread } from "./plan-json";
import { openStacks, type PairWork, type Stacks } from "./stacks";
import { lookAtState } from "./state-file";

/** How to plan. */
export interface PlanOptions extends FileOption {
  /** The folder that gets a folder for each pair. */
  readonly out: string;
  readonly concurrency: number;
  /** Further options of `terraform plan`. */
  readonly terraformOptions?: readonly string[];
}

/** Makes the plan of one pair in its folder. @throws TerraformError */
export type MakePlan = (work: PairWork, opened: Stacks, plans: PlanFolder) => Promise<PlanMade>;

/** Plans the pairs, some at a time; a pair that fails does not stop the others. @throws UserError, Interrupted */
export async function makePlans(
  pairs: readonly AccountPair[],
  options: PlanOptions,
  processes: Processes,
  io: Io,
  make?: MakePlan,
): Promise<PlanRecord[]> {
  const opened = await openStacks(pairs, processes, options, io, planAccess(io));
  const tasks = opened.stacks.map<Task<PlanRecord>>((work) => ({
    title: work.pair,
    run: () => planStack(work, opened, options, make),
    outcome: (record) => ("failure" in record ? "failed" : "planned"),
    isFailure: (record) => "failure" in record,
  }));
  return runTasks(tasks, options.concurrency, io);
}

/** A plan only reads, unless somebody plans for an apply of their own. */
function planAccess({ env }: Io): AccountPairAccess {
  return env[ACCESS_VARIABLE] === "apply" ? "apply" : "plan";
}

/** Plans one pair, and keeps the plan or why there is none. @throws Interrupted */
export async function planStack(
  work: PairWork,
  opened: Stacks,
  { out, terraformOptions = [] }: Pick<PlanOptions, "out" | "terraformOptions">,
  make: MakePlan = (...about) => planAsItIs(...about, terraformOptions),
): Promise<PlanRecord> {
  const folder = new PlanFolder(resolve(out, work.pair));
  try {
    await folder.clear();
    await takeFormerState(work, work.of.formerly);
    return await make(work, opened, folder);
  } catch (error) {
    const record = { pair: work.pair, failure: failureOf(error) };
    // Terraform saves a plan that failed on the way too, and it is not one to apply. A folder that cannot be
    // written to takes no record either.
    await folder.forget(record).catch(() => undefined);
    return record;
  }
}

async function planAsItIs(
  work: PairWork,
  opened: Stacks,
  plans: PlanFolder,
  options: readonly string[],
): Promise<PlanMade> {
  await lookAtState(work, work.of);
  await opened.init(work);
  return savePlan(work, opened, plans, options, (plan) => refusalOf(work, plan));
}

/** A state that is no file cannot be moved here, and its role would be taken for one of nobody. */
function refusalOf({ pair, folder, of }: PairWork, plan: Unread): string | undefined {
  const there = alreadyThere(pair, createdBy(plan));
  if (there === undefined || of.formerly === undefined || localState(folder) !== undefined) return there;
  return `${there}; or give it the state of ${of.formerly} first, by terraform state pull and push, as docs/pairs-life.md has it`;
}

/** Plans, and keeps the plan unless `refusalOf` says why not. @throws TerraformError */
export async function savePlan(
  work: PairWork,
  { terraform }: Stacks,
  plans: PlanFolder,
  options: readonly string[],
  refusalOf: (plan: Unread) => string | undefined,
): Promise<PlanMade> {
  const summary = await terraform.plan(work, plans.planFile, ...options);
  await terraform.show(work, plans.planFile, plans.wholeFile);
  const plan = await readObject(plans.wholeFile);
  const refusal = otherOwner(work.pair, work.of.ownerAccountId, ownersIn(plan)) ?? refusalOf(plan);
  if (refusal !== undefined) throw new TerraformError([refusal]);
  await plans.reduce(terraform.maskOf(work));
  const configuration = await configurationOf(work.folder);
  const record = { pair: work.pair, configuration, summary, sha256: await plans.hashes() };
  await plans.remember(record, work.folder);
  return record;
}
