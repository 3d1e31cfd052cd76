import { hostname } from "node:os";
import type { AccountPair } from "../../lib/pairs";
import type { Processes } from "../../processes";
import type { FileOption } from "../account-pairs";
import { keepStack, openKept } from "../applied";
import type { Io } from "../io";
import { runTasks, type Task } from "../progress";
import { type Applied, summaryText, TerraformError } from "../terraform";
import { UserError } from "../user-error";
import { applyMoved } from "./apply-moved";
import { configurationOf } from "./configuration";
import { failureOf } from "./failure";
import type { ApplyMark, PlanFolder } from "./plan-folder";
import { NOTHING_DONE, type SavedPlan } from "./saved-plans";
import { openStacks, type PairWork, type Stacks } from "./stacks";

/** How to apply. */
export interface ApplyOptions extends FileOption {
  readonly concurrency: number;
}

/** What became of one pair's plan: applied now, applied before, or not. */
export type ApplyResult =
  | ({ readonly pair: string } & Applied)
  | { readonly pair: string; readonly appliedAt: string }
  | { readonly pair: string; readonly failure: string };

/** What became of one pair: applied, failed, or there was nothing to apply. */
export type ReviewedResult = ApplyResult | { readonly pair: string; readonly unchanged: true };

/**
 * Applies saved plans, some at a time; a pair that fails does not stop the others. A plan that was applied already is
 * done, and one whose apply came to no good end is not tried again.
 *
 * @throws UserError, with nothing applied, where the app now asks for something else than was planned; the system's error, with
 * nothing applied, where nothing can be kept; Interrupted
 */
export async function applyPlans(
  pairs: readonly AccountPair[],
  plans: readonly SavedPlan[],
  options: ApplyOptions,
  processes: Processes,
  io: Io,
  orphans: OrphanStacks,
): Promise<ApplyResult[]> {
  const earlier = plans.flatMap(({ record }) =>
    record.apply === undefined ? [] : [earlierResult(record.pair, record.apply)],
  );
  const fresh = plans.filter(({ record }) => record.apply === undefined);
  const isFresh = ({ name }: AccountPair) => fresh.some(({ record }) => record.pair === name);
  const now =
    fresh.length === 0 ? [] : await applyFresh(pairs.filter(isFresh), fresh, options, processes, io, orphans);
  const results = [...earlier, ...now];
  return plans.flatMap(({ record }) => results.filter(({ pair }) => pair === record.pair));
}

/** The stacks that have no pair any more and whose names are wanted, with nothing in their Terraform JSON. */
export type OrphanStacks = (
  opened: Stacks,
  isWanted: (name: string) => boolean,
) => Promise<readonly PairWork[]>;

async function applyFresh(
  pairs: readonly AccountPair[],
  plans: readonly SavedPlan[],
  options: ApplyOptions,
  processes: Processes,
  io: Io,
  orphans: OrphanStacks,
): Promise<ApplyResult[]> {
  const opened = await openStacks(pairs, processes, options, io, "apply");
  const doomed = plans.filter(({ record }) => record.destroys === true).map(({ record }) => record.pair);
  const restored = doomed.length === 0 ? [] : await orphans(opened, (name) => doomed.includes(name));
  const stacks = [...opened.stacks, ...restored];
  const work = plans.map((plan) => ({ stack: stackOf(plan, stacks), plan }));
  await refuseOtherConfigurations(work);
  await openKept(opened.kept);
  announce(work, io);
  const tasks = work.map<Task<ApplyResult>>(({ stack, plan: { folder, record } }) => ({
    title: stack.pair,
    run: () =>
      record.moves === undefined ? applyStack(stack, folder, opened) : applyMoved(stack, folder, opened),
    outcome: (result) => ("failure" in result ? "failed" : "applied"),
    isFailure: (result) => "failure" in result,
  }));
  return noted(opened, stacks, () => runTasks(tasks, options.concurrency, io), io);
}

/** Has the index of stacks know what is about to be applied, and then forget what is gone. */
export async function noted<Result extends ReviewedResult>(
  { applied }: Stacks,
  stacks: readonly PairWork[],
  apply: () => Promise<Result[]>,
  io: Io,
): Promise<Result[]> {
  const say = (problems: readonly string[]) => {
    for (const problem of problems) io.stderr.write(`${problem}\n`);
  };
  say(await applied.note(stacks.flatMap(({ destroys, of }) => (destroys || !of.pair ? [] : of.pair))));
  const results = await apply();
  const isDone = ({ pair }: PairWork) => results.some((it) => it.pair === pair && !("failure" in it));
  const done = stacks.filter(isDone);
  say(
    await applied.forget(
      done.flatMap(({ pair, destroys, of }) => (destroys === true ? pair : (of.pair?.formerly ?? []))),
    ),
  );
  return results;
}

function earlierResult(pair: string, mark: ApplyMark): ApplyResult {
  if (mark.state === "applied") return { pair, appliedAt: mark.at };
  if (mark.state === "begun" && isAlive(mark))
    return {
      pair,
      failure: `process ${mark.process} on ${mark.host} applies it since ${mark.at}: wait for it`,
    };
  const end = mark.state === "failed" ? "failed" : "was cut off";
  return {
    pair,
    failure: `to be planned anew: its apply of ${mark.at} ${end}, and what was done until then is in the state: run npx dts-pairs plan ${pair}`,
  };
}

/** Of a process on another machine nothing is known. */
function isAlive({ process: pid, host }: ApplyMark): boolean {
  if (host !== hostname() || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface Work {
  readonly stack: PairWork;
  readonly plan: SavedPlan;
}

/** @throws UserError where a stack that was to be destroyed is none of nobody any more */
function stackOf({ record: { pair } }: SavedPlan, stacks: readonly PairWork[]): PairWork {
  const stack = stacks.find((it) => it.pair === pair);
  if (stack?.refusal !== undefined) throw new UserError(`${pair}: ${stack.refusal}\n${NOTHING_DONE}`);
  if (stack !== undefined) return stack;
  throw new UserError(
    `${pair}: its plan is to destroy it, and it has a pair again or no state any more: run npx dts-pairs plan\n${NOTHING_DONE}`,
  );
}

async function refuseOtherConfigurations(work: readonly Work[]): Promise<void> {
  const problems = await Promise.all(work.map(otherConfiguration));
  const found = problems.flat();
  if (found.length > 0) throw new UserError([...found, NOTHING_DONE].join("\n"));
}

async function otherConfiguration({ stack, plan }: Work): Promise<string[]> {
  if ((await configurationOf(stack.folder)) === plan.record.configuration) return [];
  if (hasPlanRole(stack.of))
    return [
      `${stack.pair}: the plan was made with the role that only plans, or of another pairs file: run npx dts-pairs apply --reviewed with the folder of the plans, which plans anew with the role that applies`,
    ];
  return [
    `${stack.pair}: the plan was made of another pairs file or app than this: run dts-pairs plan again`,
  ];
}

function hasPlanRole({ provider: { assumeRole, assumeRoleWithOidc } }: PairWork["of"]): boolean {
  return [assumeRole, assumeRoleWithOidc].some((assumed) => assumed?.planRoleArn !== undefined);
}

/** Only once nothing is refused any more. */
function announce(work: readonly Work[], { stderr }: Io): void {
  for (const { plan } of work)
    stderr.write(`applying ${plan.record.pair}: ${summaryText(plan.record.summary)}\n`);
}

/**
 * Applies the saved plan of one pair. It is marked before Terraform does anything, so that no kill leaves a plan that
 * looks untouched.
 *
 * @throws Interrupted
 */
export async function applyStack(stack: PairWork, folder: PlanFolder, opened: Stacks): Promise<ApplyResult> {
  const { pair } = stack;
  try {
    await folder.lendLockFile(stack.folder);
    const applied = await opened.inits.initialized(stack, async () => {
      await folder.mark("begun");
      return opened.terraform.apply(stack, folder.planFile);
    });
    await folder.mark("applied");
    return { pair, ...applied, warnings: [...applied.warnings, ...(await kept(stack, opened))] };
  } catch (error) {
    const failure = failureOf(error, folder.path);
    await folder.mark(isLocked(error) ? undefined : "failed").catch(() => undefined);
    return { pair, failure };
  }
}

/** What is applied is applied, kept or not. */
async function kept(stack: PairWork, opened: Stacks): Promise<string[]> {
  if (stack.destroys === true) return [];
  try {
    await keepStack(opened.kept, stack);
    return [];
  } catch (error) {
    return [
      `its configuration is not kept, which a destroy needs once the pair is gone; npx dts-pairs plan ${stack.pair} and apply keep it: ${failureOf(error, opened.kept)}`,
    ];
  }
}

/** Somebody else held the state: nothing was done, and the plan is as good as before. */
function isLocked(error: unknown): boolean {
  return (
    error instanceof TerraformError && error.diagnostics.some(({ summary }) => /state lock/.test(summary))
  );
}
