import { type Stats, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { isApplied, PLAN_FILE, RECORD, readRecord } from "../planning";
import { PLAN_JSON } from "../reviewed";
import { oneLine } from "../text";
import { UserError } from "../user-error";

/** The plan of a pair: a file with it, or why there is none. */
export type PlanInput =
  | { readonly pair: string; readonly file: string }
  | { readonly pair: string; readonly failure: string };

/** The plans that the arguments of `review` name: files, and folders of them. @throws UserError */
export async function planInputs(paths: readonly string[]): Promise<PlanInput[]> {
  refuseNowhere(paths);
  const found = await Promise.all(paths.map(inputsOf));
  const inputs = found.flat();
  const twice = inputs.find(({ pair }, index) => inputs.findIndex((it) => it.pair === pair) < index);
  if (twice === undefined) return inputs;
  throw new UserError(
    `there are two plans of pair "${oneLine(twice.pair)}": give one, or name the files apart`,
  );
}

/** Where some are there, a missing one is told beside their reviews; a report of nothing else would be of no pair. */
function refuseNowhere(paths: readonly string[]): void {
  if (!paths.every(isNowhere)) return;
  throw new UserError(paths.map((path) => `${oneLine(path)}: there is no such file`).join("\n"));
}

function isNowhere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

async function inputsOf(path: string): Promise<PlanInput[]> {
  if (statOf(path)?.isDirectory() !== true) return [{ pair: pairOf(path), file: path }];
  const inputs = (await isApplied(path)) ? [] : await inputsInFolder(path);
  if (inputs.length > 0) return inputs;
  throw new UserError(
    `${oneLine(path)}: there is no plan in it that is still to be applied: give plan JSON, or run dts-pairs plan`,
  );
}

/** What a path leads to. One that leads nowhere is told when it is read, beside what is wrong with the others. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The file's name is the pair, or the folder's where the file is plan.json. */
function pairOf(file: string): string {
  return basename(file) === PLAN_JSON ? basename(dirname(resolve(file))) : basename(file, extname(file));
}

async function inputsInFolder(folder: string): Promise<PlanInput[]> {
  const names = (await readdir(folder)).sort();
  const found = await Promise.all(names.map((name) => inputsOfEntry(folder, name)));
  return found.flat();
}

/** A link that leads nowhere is a plan that cannot be read: a pair that is left out would look reviewed. */
async function inputsOfEntry(folder: string, name: string): Promise<PlanInput[]> {
  const path = join(folder, name);
  const stat = statOf(path);
  const isPlan = name.endsWith(".json") && name !== RECORD;
  if (stat?.isDirectory() === true || (stat === undefined && !isPlan)) return inputsOfPair(path);
  return isPlan && stat?.isFile() !== false ? [{ pair: pairOf(path), file: path }] : [];
}

async function inputsOfPair(folder: string): Promise<PlanInput[]> {
  const input = { pair: basename(folder), file: join(folder, PLAN_JSON) };
  if (await isApplied(folder)) return [];
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(PLAN_JSON)) return [input];
  const record = await readRecord(join(folder, RECORD));
  if (record !== undefined && "failure" in record) return [{ pair: input.pair, failure: record.failure }];
  return isOfPlan(names) ? [input] : [];
}

/** Whether a plan was made here, or was interrupted: the plan.json that is missing is then told. */
function isOfPlan(names: readonly string[]): boolean {
  return names.length === 0 || names.includes(RECORD) || names.includes(PLAN_FILE);
}
