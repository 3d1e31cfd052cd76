import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_PLAN_BYTES } from "../../lib/review";
import { isObject, type Json } from "./json";

/** The file of a pair's reduced plan, in the folder of the pair. */
export const PLAN_JSON = "plan.json";

/** The plans of a pair that were reviewed, one for each folder that has one. What cannot be read was not reviewed. */
export async function reviewedPlans(folders: readonly string[], pair: string): Promise<Json[]> {
  const found = await Promise.all(folders.map((folder) => reviewedPlan(join(folder, pair, PLAN_JSON))));
  return found.flat();
}

async function reviewedPlan(file: string): Promise<Json[]> {
  try {
    const { size } = await stat(file);
    if (size > MAX_PLAN_BYTES) return [];
    const plan: unknown = JSON.parse(await readFile(file, "utf8"));
    return isObject(plan) ? [plan] : [];
  } catch {
    return [];
  }
}
