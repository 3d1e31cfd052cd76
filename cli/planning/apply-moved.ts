import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { differences, type Json } from "../reviewed";
import { oneLine } from "../text";
import { type ApplyResult, applyStack } from "./apply-plans";
import { failureOf } from "./failure";
import { formerStateOf, moveState } from "./former-state";
import { planStack } from "./make-plans";
import { PlanFolder } from "./plan-folder";
import type { PairWork, Stacks } from "./stacks";

/**
 * Moves the former state of a pair to where it belongs, plans anew there, and applies that where it is the plan that was
 * made with a copy of the state.
 *
 * @throws Interrupted
 */
export async function applyMoved(work: PairWork, planned: PlanFolder, opened: Stacks): Promise<ApplyResult> {
  const { pair } = work;
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-moved-"));
  try {
    const former = await formerStateOf(work, opened);
    if (former !== undefined) await moveState(former, pair, opened);
    const record = await planStack(work, opened, { out });
    if ("failure" in record)
      return { pair, failure: `its state is moved, and its plan failed\n${record.failure}` };
    const fresh = new PlanFolder(resolve(out, pair));
    const found = differences(await jsonOf(planned), await jsonOf(fresh));
    if (found.length > 0)
      return {
        pair,
        failure: [
          `its state is moved, and its plan is now another than the one that was made: run npx dts-pairs plan ${pair}`,
          ...found.map(oneLine),
        ].join("\n"),
      };
    const result = await applyStack(work, fresh, opened);
    await planned.mark("failure" in result ? "failed" : "applied");
    return result;
  } catch (error) {
    return { pair, failure: failureOf(error, out) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function jsonOf({ jsonFile }: PlanFolder): Promise<Json> {
  return JSON.parse(await readFile(jsonFile, "utf8"));
}
