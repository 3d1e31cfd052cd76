import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { isForbidden } from "../system-error";
import type { PairStack } from "../terraform";
import { objectOf, textOf, type UnknownRecord } from "../unknown-record";

/** What is kept of a stack once it is applied, so that it can be destroyed when its pair is gone. It holds no secret. */
export interface KeptStack {
  readonly pair: string;
  /** The folder of the stack, from the working directory: its Terraform JSON is full of relative paths. */
  readonly folder: string;
  /** The stack's Terraform JSON as it was applied last. */
  readonly configuration: UnknownRecord;
}

const CONFIGURATION = "cdk.tf.json";

/** Makes the folder, so that it is said before an apply where it cannot be written. @throws the system's error */
export async function openKept(kept: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  await checkKept(kept);
}

/** The same before a destroy, which only forgets: where there is no folder, there is nothing to. */
export async function checkKept(kept: string): Promise<void> {
  await access(kept, constants.W_OK | constants.X_OK).catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** Keeps the Terraform JSON of a stack that was applied. */
export async function keepStack(kept: string, { pair, folder }: PairStack): Promise<void> {
  const configuration = JSON.parse(await readFile(join(folder, CONFIGURATION), "utf8"));
  const stack: KeptStack = { pair, folder: relative(process.cwd(), folder), configuration };
  const file = keptFile(kept, pair);
  await openKept(kept);
  await writeFile(`${file}.new`, `${JSON.stringify(stack, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Forgets a stack that is destroyed. */
export function forgetStack(kept: string, pair: string): Promise<void> {
  return rm(keptFile(kept, pair), { force: true });
}

/** The stacks that are kept; a file that is none is left out. @throws the system's error where nobody may look */
export async function keptStacks(kept: string): Promise<KeptStack[]> {
  const names = await readdir(kept).catch((error: unknown) => {
    if (isForbidden(error)) throw error;
    return [];
  });
  const stacks = await Promise.all(
    names.filter((it) => it.endsWith(".json")).map((it) => read(join(kept, it))),
  );
  return stacks.flatMap((stack) => stack ?? []);
}

/** Puts the Terraform JSON of a stack in its folder. */
export async function writeStack({ pair, folder, configuration }: KeptStack): Promise<PairStack> {
  const absolute = resolve(folder);
  await mkdir(absolute, { recursive: true });
  await writeFile(join(absolute, CONFIGURATION), JSON.stringify(configuration, null, 2));
  return { pair, folder: absolute };
}

async function read(file: string): Promise<KeptStack | undefined> {
  try {
    const { pair, folder, configuration } = objectOf(JSON.parse(await readFile(file, "utf8")));
    const isKept = textOf(pair) === basename(file, ".json") && textOf(folder) !== "";
    return isKept
      ? { pair: textOf(pair), folder: textOf(folder), configuration: objectOf(configuration) }
      : undefined;
  } catch (error) {
    if (isForbidden(error)) throw error;
    return undefined;
  }
}

function keptFile(kept: string, pair: string): string {
  return join(kept, `${pair}.json`);
}
