import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TerraformError } from "../terraform";
import { type Created, createdBy } from "./in-account";
import { type MakePlan, savePlan } from "./make-plans";
import type { PlanFolder } from "./plan-folder";
import { readObject } from "./plan-json";
import type { PairWork, Stacks } from "./stacks";

/** Beside the stack's own Terraform JSON, for as long as Terraform plans. */
const IMPORTS = "adopt.tf.json";

/**
 * Plans to import exactly what a plan would create and the account has already.
 *
 * Where the guards are on, their data sources tell what there is. Where they are off, an import of everything is
 * planned, and what Terraform does not find is left out.
 */
export const adoptPlan: MakePlan = async (work, opened, plans) => {
  await opened.inits.init(work);
  const file = join(work.folder, IMPORTS);
  await rm(file, { force: true });
  try {
    for (let wanted = await adoptable(work, opened, plans); ; ) {
      await writeImports(file, wanted);
      const missing = await planOrMissing(work, opened, plans, wanted);
      if (!Array.isArray(missing)) return missing;
      wanted = wanted.filter(({ address }) => !missing.includes(address));
    }
  } finally {
    await rm(file, { force: true });
  }
};

/** What a plan creates, and what is not known to be missing. */
async function adoptable(
  work: PairWork,
  { terraform }: Stacks,
  plans: PlanFolder,
): Promise<readonly Created[]> {
  await terraform.plan(work, plans.planFile);
  await terraform.show(work, plans.planFile, plans.wholeFile);
  const created = createdBy(await readObject(plans.wholeFile));
  return created.filter(({ exists }) => exists !== false);
}

async function writeImports(file: string, wanted: readonly Created[]): Promise<void> {
  const imports = wanted.map(({ address, id }) => ({ to: address, id }));
  if (imports.length === 0) await rm(file, { force: true });
  else await writeFile(file, JSON.stringify({ import: imports }));
}

/** The plan, or which of the imports are not there. @throws TerraformError for anything else */
async function planOrMissing(work: PairWork, opened: Stacks, plans: PlanFolder, wanted: readonly Created[]) {
  try {
    return await savePlan(work, opened, plans, [], async () => undefined);
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    const missing = wanted.map(({ address }) => address).filter((address) => isMissing(error, address));
    if (missing.length === 0) throw error;
    return missing;
  }
}

function isMissing({ diagnostics }: TerraformError, address: string): boolean {
  return diagnostics.some(
    ({ summary, detail }) =>
      summary === "Cannot import non-existent remote object" && detail.includes(`"${address}"`),
  );
}
