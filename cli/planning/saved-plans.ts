import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isForbidden } from "../system-error";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { PLAN_FILE, PlanFolder, type PlanMade } from "./plan-folder";

/** A plan that can be applied. */
export interface SavedPlan {
  readonly folder: PlanFolder;
  readonly record: PlanMade;
}

/**
 * The names of the pairs that have a plan, or a failed one, in a folder.
 *
 * @throws UserError where there is none; the system's error where nobody may look
 */
export async function plannedPairs(plans: string): Promise<string[]> {
  const pairs = await recordedPairs(plans);
  if (pairs.length > 0) return pairs;
  throw new UserError(`there is no plan in ${oneLine(plans)}: run dts-pairs plan first`);
}

/** Those of the names whose plan destroys a stack that has no pair any more. */
export async function doomedIn(plans: string, names: readonly string[]): Promise<string[]> {
  const records = await Promise.all(names.map((name) => new PlanFolder(resolve(plans, name)).record()));
  return records.flatMap((record) =>
    record !== undefined && "destroys" in record && record.destroys === true ? [record.pair] : [],
  );
}

/** Removes the plans of pairs that there are no more, so that nobody reviews or applies them. */
export async function forgetOtherPlans(plans: string, pairs: readonly string[]): Promise<void> {
  const gone = (await recordedPairs(plans).catch(() => [])).filter((pair) => !pairs.includes(pair));
  await Promise.all(gone.map((pair) => new PlanFolder(resolve(plans, pair)).remove()));
}

async function recordedPairs(plans: string): Promise<string[]> {
  const names = await readdir(plans).catch((error: unknown) => {
    if (isForbidden(error)) throw error;
    return [];
  });
  const records = await Promise.all(names.map((name) => new PlanFolder(resolve(plans, name)).record()));
  return records.flatMap((record) => (record === undefined ? [] : [record.pair]));
}

/** The saved plans of the pairs. @throws UserError with a line for each pair that has none */
export async function savedPlans(plans: string, pairs: readonly string[]): Promise<SavedPlan[]> {
  const found = await Promise.all(pairs.map((pair) => savedPlan(plans, pair)));
  const problems = found.filter((it) => typeof it === "string");
  if (problems.length > 0) throw new UserError([...problems, NOTHING_DONE].join("\n"));
  return found.filter((it) => typeof it !== "string");
}

/** Said after what is wrong. */
export const NOTHING_DONE = "nothing was applied";

async function savedPlan(plans: string, pair: string): Promise<SavedPlan | string> {
  const folder = new PlanFolder(resolve(plans, pair));
  const record = await folder.record();
  if (record === undefined) return `${pair}: there is no plan in ${join(plans, pair)}: run dts-pairs plan`;
  if ("failure" in record)
    return `${pair}: planning failed: see to it, then run dts-pairs plan, or npx dts-pairs apply --reviewed ${oneLine(plans)}, which applies the others`;
  if (record.apply === undefined && !(await folder.isPlan(record)))
    return `${pair}: ${PLAN_FILE} is not the plan that was made: run dts-pairs plan again, and review it`;
  return { folder, record };
}
