import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const FOLDER = ".dts-pairs";

/** Where the stacks of a pairs file are kept: beside it, so that it can be committed with it. */
export function keptFolder(pairsFile: string): string {
  return join(dirname(resolve(pairsFile)), FOLDER, basename(pairsFile));
}

/** Whether a stack is kept of a pairs file. */
export function hasKeptStacks(pairsFile: string): boolean {
  const folder = keptFolder(pairsFile);
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".json"));
}
