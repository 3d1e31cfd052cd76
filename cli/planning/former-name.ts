import { constants } from "node:fs";
import { access, copyFile, readFile, rename } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { localState, type PairStack, TerraformError } from "../terraform";

/**
 * Gives a pair that was renamed the state of its former name, so that no second role is made. The former state stays
 * beside it under a name that nothing reads. Only a local state is moved.
 *
 * @throws TerraformError where it is not known which of two states counts, or somebody works with the former one
 */
export async function takeFormerState(stack: PairStack, formerly: string | undefined): Promise<void> {
  if (formerly === undefined) return;
  const state = localState(stack.folder);
  if (state === undefined) return;
  const former = join(dirname(state), `terraform.${formerly}.tfstate`);
  if (!(await isThere(former))) return;
  const shown = (file: string) => relative(process.cwd(), file);
  if (await isThere(lockOf(former)))
    throw new TerraformError([
      `somebody works with the state of its former name, ${shown(former)}, or was killed at it: wait for that run; where it was killed, remove ${shown(lockOf(former))}`,
    ]);
  if (!(await isThere(state))) await copyFile(former, state, constants.COPYFILE_EXCL);
  else if ((await readFile(state, "utf8")) !== (await readFile(former, "utf8")))
    throw new TerraformError([
      `it has a state of its own, ${shown(state)}, and one of its former name, ${shown(former)}: take formerly out where its own is right, else put the former one in its place`,
    ]);
  // Last: where this is cut off, the next run finds two equal states and goes on here.
  await rename(former, `${former}.moved`);
}

function lockOf(state: string): string {
  return join(dirname(state), `.${state.slice(dirname(state).length + 1)}.lock.info`);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
