import { type Dirent, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { PLAN_JSON, RECORD, readRecord } from "../planning";
import { oneLine } from "../text";
import { UserError } from "../user-error";

/** The plan of a pair: a file with it, or why there is none. */
export type PlanInput =
  | { readonly pair: string; readonly file: string }
  | { readonly pair: string; readonly failure: string };

/** The plans that the arguments of `review` name: files, and folders of them. @throws UserError */
export async function planInputs(paths: readonly string[]): Promise<PlanInput[]> {
  const found = await Promise.all(paths.map(inputsOf));
  const inputs = found.flat();
  const twice = inputs.find(({ pair }, index) => inputs.findIndex((it) => it.pair === pair) < index);
  if (twice === undefined) return inputs;
  throw new UserError(
    `there are two plans of pair "${oneLine(twice.pair)}": give one, or name the files apart`,
  );
}

async function inputsOf(path: string): Promise<PlanInput[]> {
  if (!isFolder(path)) return [{ pair: pairOf(path), file: path }];
  const inputs = await inputsInFolder(path);
  if (inputs.length > 0) return inputs;
  throw new UserError(`${oneLine(path)}: there is no plan in it: give plan JSON, or run dts-pairs plan`);
}

/** A file that is not there is told when it is read, beside what is wrong with the others. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The file's name is the pair, or the folder's where the file is plan.json. */
function pairOf(file: string): string {
  return basename(file) === PLAN_JSON ? basename(dirname(resolve(file))) : basename(file, extname(file));
}

async function inputsInFolder(folder: string): Promise<PlanInput[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(sorted.map((entry) => inputsOfEntry(folder, entry)));
  return found.flat();
}

async function inputsOfEntry(folder: string, entry: Dirent): Promise<PlanInput[]> {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return inputsOfPair(path);
  const isPlan = entry.isFile() && entry.name.endsWith(".json") && entry.name !== RECORD;
  return isPlan ? [{ pair: pairOf(path), file: path }] : [];
}

async function inputsOfPair(folder: string): Promise<PlanInput[]> {
  const file = join(folder, PLAN_JSON);
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return [{ pair: basename(folder), file }];
  const record = await readRecord(join(folder, RECORD));
  if (record === undefined || !("failure" in record)) return [];
  return [{ pair: basename(folder), failure: record.failure }];
}
