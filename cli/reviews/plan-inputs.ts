import { statSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { missingPairs } from "../account-pairs";
import { isApplied, PLAN_FILE, RECORD, readRecord, readSelection, SELECTION, WHOLE_JSON } from "../planning";
import { NOT_REGULAR } from "../read-file";
import { PLAN_JSON } from "../reviewed";
import { oneLine } from "../text";
import { UserError } from "../user-error";

/** The plan of a pair: a file with it, or what there is instead, and why it is no plan. */
export type PlanInput =
  | { readonly pair: string; readonly file: string }
  | { readonly pair: string; readonly place: string; readonly failure: string };

/** The argument that stands for standard input. */
export const STANDARD_INPUT = "-";

/** A folder tree with more than this in it is none of plans. */
const MAX_ENTRIES = 20_000;

/**
 * The plans that the arguments of `review` name: files, and folders of them. All below a folder that may be a plan is
 * one, read or refused by name: a plan that is passed over would look reviewed.
 *
 * @throws UserError
 */
export async function planInputs(paths: readonly string[]): Promise<PlanInput[]> {
  refuseNowhere(paths);
  const inputs: PlanInput[] = [];
  for (const path of paths) inputs.push(...(await inputsOf(path)));
  refuseTwice(inputs);
  return inputs;
}

/** The pairs that none of the plans is of, whoever says that they were left out: a review without them is not whole. */
export function missingInputs(inputs: readonly PlanInput[], pairs: readonly { readonly name: string }[]) {
  return missingPairs(pairs, inputs).map((pair) => ({ pair, place: pair, failure: NO_PLAN }));
}

const NO_PLAN = "none of these plans is of it: see to the job that was to plan it, and review all of them";

/** Where some are there, a missing one is told beside their reviews; a report of nothing else would be of no pair. */
function refuseNowhere(paths: readonly string[]): void {
  if (!paths.every((path) => kindOf(path) === "nothing" && path !== STANDARD_INPUT)) return;
  throw new UserError(paths.map((path) => `${oneLine(path)}: there is no such file`).join("\n"));
}

function refuseTwice(inputs: readonly PlanInput[]): void {
  const seen = new Set<string>();
  for (const { pair } of inputs) {
    if (seen.has(pair))
      throw new UserError(
        `there are two plans of pair "${oneLine(pair)}": give one, or name the files apart`,
      );
    seen.add(pair);
  }
}

async function inputsOf(path: string): Promise<PlanInput[]> {
  if (path === STANDARD_INPUT || path === "/dev/stdin") return [{ pair: "stdin", file: STANDARD_INPUT }];
  if (kindOf(path) !== "folder") return [fileInput(path)];
  const inputs = await new FolderOfPlans().inputsIn(path);
  if (inputs.length > 0 || (await readSelection(path)) !== undefined) return inputs;
  throw new UserError(
    `${oneLine(path)}: there is no plan in it that is still to be applied: give plan JSON, or run dts-pairs plan`,
  );
}

type Kind = "file" | "folder" | "other" | "nothing" | "unreadable";

/** What a path leads to, links followed. */
function kindOf(path: string): Kind {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return "nothing";
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
  } catch {
    return "unreadable";
  }
}

/** What cannot be read is told when it is read, beside what is wrong with the others. */
function fileInput(file: string): PlanInput {
  const pair = pairOf(file);
  return kindOf(file) === "other" ? { pair, place: file, failure: NOT_REGULAR } : { pair, file };
}

/** The file's name is the pair, or the folder's where the file has the name that it has in a folder of a pair. */
function pairOf(file: string): string {
  const isOfFolder = /^(?:plan|tfplan)\.json$/i.test(basename(file));
  return isOfFolder ? basename(dirname(resolve(file))) : basename(file, extname(file));
}

/** The plans below one folder. */
class FolderOfPlans {
  private entries = 0;

  async inputsIn(folder: string, above: readonly string[] = []): Promise<PlanInput[]> {
    if (await isApplied(folder)) return [];
    const names = (await readdir(folder)).sort();
    this.entries += names.length;
    if (this.entries > MAX_ENTRIES)
      throw new UserError(`${oneLine(folder)}: there are more than ${MAX_ENTRIES} files: name the plans`);
    const inputs: PlanInput[] = [];
    const path = [...above, await realpath(folder)];
    for (const name of names) inputs.push(...(await this.inputsOfEntry(join(folder, name), path)));
    return [...inputs, ...(above.length > 0 || names.length > 0 ? await unmade(folder, names) : [])];
  }

  /** A link that leads nowhere is a plan that cannot be read. */
  private async inputsOfEntry(path: string, above: readonly string[]): Promise<PlanInput[]> {
    const kind = kindOf(path);
    if (kind === "folder") return this.inputsInside(path, above);
    return kind === "file" && !isPlanName(basename(path)) ? [] : [fileInput(path)];
  }

  private async inputsInside(folder: string, above: readonly string[]): Promise<PlanInput[]> {
    const refused = (failure: string) => [{ pair: basename(folder), place: folder, failure }];
    try {
      if (!above.includes(await realpath(folder))) return await this.inputsIn(folder, above);
      return refused("it is a link that leads back to a folder around it: remove it");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      return refused(`the folder cannot be read (${code}): see to its permissions`);
    }
  }
}

/** Not what dts-pairs plan writes beside a plan: the whole plan is there only where it was interrupted. */
function isPlanName(name: string): boolean {
  return extname(name).toLowerCase() === ".json" && ![RECORD, WHOLE_JSON, SELECTION].includes(name);
}

/** The plan that is missing in a folder where one was to be made, or where making it was interrupted. */
async function unmade(folder: string, names: readonly string[]): Promise<PlanInput[]> {
  const isOfPlan = names.length === 0 || [RECORD, PLAN_FILE, WHOLE_JSON].some((it) => names.includes(it));
  if (!isOfPlan || names.some((name) => pairOf(join(folder, name)) === basename(resolve(folder)))) return [];
  const pair = basename(resolve(folder));
  const record = await readRecord(join(folder, RECORD));
  return record !== undefined && "failure" in record
    ? [{ pair, place: pair, failure: `planning failed: ${record.failure}` }]
    : [{ pair, file: join(folder, PLAN_JSON) }];
}
