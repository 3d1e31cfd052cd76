import { resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import type { Processes } from "../../processes";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import { runTasks, type Task } from "../progress";
import { TerraformError } from "../terraform";
import type { UnknownRecord } from "../unknown-record";
import { changedSince } from "./changed-since";
import { configurationOf } from "./configuration";
import { elsewhere } from "./elsewhere";
import { failureOf } from "./failure";
import { takeFormerState } from "./former-name";
import { formerStateOf, planWithCopy } from "./former-state";
import { alreadyThere, createdBy, otherRole, rolesIn } from "./in-account";
import { PlanFolder, type PlanMade, type PlanRecord } from "./plan-folder";
import { readObject } from "./plan-json";
import { rememberSelection } from "./selection";
import { inShard, type Shard, shardText } from "./shard";
import { openStacks, type PairWork, planAccess, type Stacks } from "./stacks";
import { lookAtState } from "./state-file";

/** How to plan. */
export interface PlanOptions extends FileOption {
  /** The folder that gets a folder for each pair. */
  readonly out: string;
  readonly concurrency: number;
  /** Only the pairs of this part; `pairs` are all then. */
  readonly shard?: Shard;
  /** Only pairs whose Terraform JSON is not that of this revision. */
  readonly changedSince?: string;
  /** Further options of `terraform plan`. */
  readonly terraformOptions?: readonly string[];
  /** Stacks beside those of the pairs. */
  readonly beside?: (opened: Stacks) => Promise<readonly PairWork[]>;
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
  const opened = await openStacks(inShard(pairs, options.shard), processes, options, io, planAccess(io));
  const stacks = await selectStacks(opened, options, processes, io);
  const beside = (await options.beside?.(opened)) ?? [];
  return planStacks([...stacks, ...beside], opened, options, io, make);
}

/** Plans stacks, some at a time. @throws Interrupted */
export function planStacks(
  stacks: readonly PairWork[],
  opened: Stacks,
  options: Pick<PlanOptions, "out" | "concurrency" | "terraformOptions">,
  io: Io,
  make?: MakePlan,
): Promise<PlanRecord[]> {
  const tasks = stacks.map<Task<PlanRecord>>((work) => ({
    title: work.pair,
    run: () => planStack(work, opened, options, make),
    outcome: (record) => ("failure" in record ? "failed" : "planned"),
    isFailure: (record) => "failure" in record,
  }));
  return runTasks(tasks, options.concurrency, io);
}

/** The stacks to plan, after what is left out was remembered beside the plans, and its old plans are gone. */
async function selectStacks(
  opened: Stacks,
  options: PlanOptions,
  processes: Processes,
  io: Io,
): Promise<readonly PairWork[]> {
  const { out, shard, changedSince: revision } = options;
  if (shard === undefined && revision === undefined) return opened.stacks;
  const changed =
    revision === undefined ? undefined : await changedSince(revision, opened, options, processes, io);
  const stacks = changed?.stacks ?? opened.stacks;
  const leftOut = opened.stacks.filter((stack) => !stacks.includes(stack)).map(({ pair }) => pair);
  await Promise.all(leftOut.map((pair) => new PlanFolder(resolve(out, pair)).remove()));
  await rememberSelection(out, {
    ...(shard !== undefined && { shard: shardText(shard) }),
    ...(changed !== undefined && { changedSince: changed.commit }),
    leftOut,
  });
  return stacks;
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
    if (work.refusal !== undefined) throw new TerraformError([work.refusal]);
    if (work.of.pair?.formerBackend === undefined) await takeFormerState(work, work.of.pair?.formerly);
    const former = await formerStateOf(work, opened);
    if (former === undefined) return await make(work, opened, folder);
    const made = former.isCopied
      ? await make(work, opened, folder)
      : await planWithCopy(former, work, opened, (copy) => make(copy, opened, folder));
    const record: PlanMade = { ...made, moves: former.from.title };
    await folder.remember(record);
    return record;
  } catch (error) {
    const record = { pair: work.pair, failure: failureOf(error, folder.path) };
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
  await lookAtState(work, opened);
  return opened.inits.initialized(work, () =>
    savePlan(work, opened, plans, options, async (plan) => {
      const created = createdBy(plan);
      return (await elsewhere(work, created, opened)) ?? alreadyThere(work.pair, created);
    }),
  );
}

/** Plans, and keeps the plan unless `refusalOf` says why not. @throws TerraformError */
export async function savePlan(
  work: PairWork,
  { terraform, known }: Stacks,
  plans: PlanFolder,
  options: readonly string[],
  refusalOf: (plan: UnknownRecord) => Promise<string | undefined>,
): Promise<PlanMade> {
  const summary = await terraform.plan(work, plans.planFile, ...options);
  await terraform.show(work, plans.planFile, plans.wholeFile);
  const plan = await readObject(plans.wholeFile);
  const refusal = otherRole(work.of, rolesIn(plan), known) ?? (await refusalOf(plan));
  if (refusal !== undefined) throw new TerraformError([refusal]);
  await plans.reduce(terraform.maskOf(work));
  const configuration = await configurationOf(work.folder);
  const record = {
    pair: work.pair,
    configuration,
    summary,
    sha256: await plans.hashes(),
    ...(work.destroys === true && { destroys: work.destroys }),
  };
  await plans.remember(record, work.folder);
  return record;
}
