import type { AccountPair } from "../../lib/pairs";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import type { Processes } from "../processes";
import { runTasks, type Task } from "../progress";
import { type Applied, summaryText, TerraformError } from "../terraform";
import { UserError } from "../user-error";
import { configurationOf } from "./configuration";
import type { PlanFolder } from "./plan-folder";
import { NOTHING_DONE, type SavedPlan } from "./saved-plans";
import { openStacks, type PairStack, type Stacks } from "./stacks";

/** How to apply. */
export interface ApplyOptions extends FileOption {
  readonly concurrency: number;
}

/** What became of one pair's plan. */
export type ApplyResult =
  | ({ readonly pair: string } & Applied)
  | { readonly pair: string; readonly failure: string };

/**
 * Applies saved plans, some at a time; a pair that fails does not stop the others.
 *
 * @throws UserError, with nothing applied, where the app now asks for something else than was planned; Interrupted
 */
export async function applyPlans(
  pairs: readonly AccountPair[],
  plans: readonly SavedPlan[],
  options: ApplyOptions,
  processes: Processes,
  io: Io,
): Promise<ApplyResult[]> {
  const opened = await openStacks(pairs, processes, options, io);
  const work = opened.stacks.map((stack) => ({ stack, plan: planOf(stack, plans) }));
  await refuseOtherConfigurations(work);
  announce(work, io);
  const tasks = work.map<Task<ApplyResult>>(({ stack, plan }) => ({
    title: stack.pair,
    run: () => applyStack(stack, plan.folder, opened),
    outcome: (result) => ("failure" in result ? "failed" : "applied"),
    isFailure: (result) => "failure" in result,
  }));
  return runTasks(tasks, options.concurrency, io);
}

interface Work {
  readonly stack: PairStack;
  readonly plan: SavedPlan;
}

function planOf({ pair }: PairStack, plans: readonly SavedPlan[]): SavedPlan {
  const plan = plans.find(({ record }) => record.pair === pair);
  if (plan === undefined) throw new Error(`no plan of ${pair} was read`);
  return plan;
}

async function refuseOtherConfigurations(work: readonly Work[]): Promise<void> {
  const problems = await Promise.all(work.map(otherConfiguration));
  const found = problems.flat();
  if (found.length > 0) throw new UserError([...found, NOTHING_DONE].join("\n"));
}

async function otherConfiguration({ stack, plan }: Work): Promise<string[]> {
  if ((await configurationOf(stack.folder)) === plan.record.configuration) return [];
  return [
    `${stack.pair}: the plan was made of another pairs file or app than this: run dts-pairs plan again`,
  ];
}

/** Only once nothing is refused any more. */
function announce(work: readonly Work[], { stderr }: Io): void {
  for (const { plan } of work)
    stderr.write(`applying ${plan.record.pair}: ${summaryText(plan.record.summary)}\n`);
}

/** Applies the saved plan of one pair. @throws Interrupted */
export async function applyStack(stack: PairStack, folder: PlanFolder, opened: Stacks): Promise<ApplyResult> {
  const { pair } = stack;
  try {
    await folder.lendLockFile(stack.folder);
    await opened.init(stack.folder);
    return { pair, ...(await opened.terraform.apply(stack.folder, folder.planFile)) };
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    return { pair, failure: withRemedy(error.message) };
  }
}

/** Terraform's "Saved plan is stale" is right, but does not say what to do. */
function withRemedy(message: string): string {
  return /\bstale\b/.test(message) ? `${message} Run dts-pairs plan again, and review it.` : message;
}
