import { resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { runTasks, type Task } from "../progress";
import { withoutSecrets } from "../secrets";
import { TerraformError } from "../terraform";
import { configurationOf } from "./configuration";
import { PlanFolder, type PlanRecord } from "./plan-folder";
import { openStacks, type PairStack, type Stacks } from "./stacks";

/** How to plan. */
export interface PlanOptions extends FileOption {
  /** The folder that gets a folder for each pair. */
  readonly out: string;
  readonly concurrency: number;
  /** Further options of `terraform plan`. */
  readonly terraformOptions?: readonly string[];
}

/** Plans the pairs, some at a time; a pair that fails does not stop the others. @throws UserError, Interrupted */
export async function makePlans(
  pairs: readonly AccountPair[],
  options: PlanOptions,
  processes: Processes,
  io: Io,
): Promise<PlanRecord[]> {
  const opened = await openStacks(pairs, processes, options, io);
  const tasks = opened.stacks.map<Task<PlanRecord>>((stack) => ({
    title: stack.pair,
    run: () => planStack(stack, opened, options, io),
    outcome: (record) => ("failure" in record ? "failed" : "planned"),
    isFailure: (record) => "failure" in record,
  }));
  return runTasks(tasks, options.concurrency, io);
}

/** Plans one pair, and keeps the plan or why there is none. @throws Interrupted */
export async function planStack(
  stack: PairStack,
  opened: Stacks,
  options: Pick<PlanOptions, "out" | "terraformOptions">,
  { env }: Io,
): Promise<PlanRecord> {
  const folder = new PlanFolder(resolve(options.out, stack.pair));
  await folder.clear();
  try {
    return await savePlan(stack, opened, folder, options.terraformOptions ?? [], env);
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    // Terraform saves a plan that failed on the way too, and it is not one to apply.
    await folder.clear();
    const record = { pair: stack.pair, failure: error.message };
    await folder.remember(record);
    return record;
  }
}

async function savePlan(
  { pair, folder }: PairStack,
  { terraform, init }: Stacks,
  plans: PlanFolder,
  options: readonly string[],
  env: Io["env"],
): Promise<PlanRecord> {
  await init(folder);
  const summary = await terraform.plan(folder, plans.planFile, ...options);
  await terraform.show(folder, plans.planFile, plans.wholeFile);
  await plans.reduce((text) => withoutSecrets(text, env));
  const configuration = await configurationOf(folder);
  const record = { pair, configuration, summary, sha256: await plans.hashes() };
  await plans.remember(record, folder);
  return record;
}
