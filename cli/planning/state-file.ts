import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { rolesOf } from "../states";
import { hasUnsavedState, localState, saveState, TerraformError } from "../terraform";
import { objectOf, type UnknownRecord } from "../unknown-record";
import { otherRole } from "./in-account";
import type { PairWork, Stacks } from "./stacks";

/**
 * Looks at the state before the engine does, which takes an empty file for no state. Only a local one can be looked at;
 * of every other the plan tells.
 *
 * @throws TerraformError with what is wrong with it, and the way out
 */
export async function lookAtState(stack: PairWork, { terraform, known }: Stacks): Promise<void> {
  const { engine } = terraform;
  const { name } = stack.of;
  if (hasUnsavedState(stack.folder))
    throw new TerraformError([
      `the last apply could not save the state. ${saveState(name, stack.folder, engine)}`,
    ]);
  const file = localState(stack.folder);
  const text = file === undefined ? undefined : await textIfThere(file);
  if (file === undefined || text === undefined || (await isLocked(file))) return;
  const shown = relative(process.cwd(), file);
  if (text.trim() === "")
    throw new TerraformError([
      `the state file ${shown} is empty, as a killed run leaves it, and ${engine.tool} would take it for none: run npx dts-pairs adopt ${name}, which plans to import what is in the account`,
    ]);
  const state = parsed(text);
  if (state === undefined)
    throw new TerraformError([
      `the state file ${shown} is not whole: put ${shown}.backup in its place where there is one, else take it away and run npx dts-pairs adopt ${name}`,
    ]);
  const problem = otherRole(
    stack.of,
    rolesOf(state).map(({ arn }) => arn),
    known,
  );
  if (problem !== undefined) throw new TerraformError([problem]);
}

/** Somebody works with it, and Terraform says who; what it writes meanwhile may be half of it. */
async function isLocked(file: string): Promise<boolean> {
  const lock = join(dirname(file), `.${file.slice(dirname(file).length + 1)}.lock.info`);
  return (await textIfThere(lock)) !== undefined;
}

async function textIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parsed(text: string): UnknownRecord | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
