import { readFile, writeFile } from "node:fs/promises";
import { isObject, type Json } from "./json";
import { type Mask, reducePlan } from "./reduce-plan";

/** Writes the reduced plan of `whole`, the output of `terraform show -json`. @returns it; undefined where that is none */
export async function reduceFile(whole: string, reduced: string, mask: Mask): Promise<Json | undefined> {
  const plan = parsed(await readFile(whole, "utf8"));
  if (plan === undefined) return undefined;
  const json = reducePlan(plan, mask);
  await writeFile(reduced, `${JSON.stringify(json, null, 1)}\n`, { mode: 0o600 });
  return json;
}

function parsed(text: string): Json | undefined {
  try {
    const plan: unknown = JSON.parse(text);
    return isObject(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}
