import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_PLAN_BYTES } from "../../lib/review";
import { isObject, type Json } from "./json";

/** The file of a pair's reduced plan, in the folder of the pair. */
export const PLAN_JSON = "plan.json";

/** The plans of a pair that were reviewed, one for each folder that has one. What cannot be read was not reviewed. */
export async function reviewedPlans(folders: readonly string[], pair: string): Promise<Json[]> {
  const found = await Promise.all(folders.map((folder) => readReviewedPlan(folder, pair)));
  return found.filter((plan) => plan !== undefined);
}

/** The reduced plan of a pair in a folder; undefined where there is none that can be read. */
export async function readReviewedPlan(folder: string, pair: string): Promise<Json | undefined> {
  const file = join(folder, pair, PLAN_JSON);
  try {
    const { size } = await stat(file);
    if (size > MAX_PLAN_BYTES) return undefined;
    const plan: unknown = JSON.parse(await readFile(file, "utf8"));
    return isObject(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}
