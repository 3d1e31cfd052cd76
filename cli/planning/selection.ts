import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { oneLine } from "../text";
import { objectOf, textOf } from "../unknown-record";

/** Beside the folders of the pairs: which pairs were not planned, and why. */
export const SELECTION = "selection.json";

/** What a plan of not all pairs left out. */
export interface Selection {
  /** Such as "2/8"; the others are planned elsewhere. */
  readonly shard?: string;
  /** The commit that the left out pairs did not change since. */
  readonly changedSince?: string;
  /** Of this shard. */
  readonly leftOut: readonly string[];
  /** The stacks that have state and no pair any more. */
  readonly orphans?: readonly string[];
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const MOST_SHOWN = 20;

/** Remembers what was left out, or that nothing was. */
export async function rememberSelection(plans: string, selection: Selection | undefined): Promise<void> {
  const file = join(plans, SELECTION);
  // Where the folder is none, there is nothing to forget, and making the plans says what is wrong with it.
  if (selection === undefined) return rm(file, { force: true }).catch(ignoreNoFolder);
  await mkdir(plans, { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(selection, null, 2)}\n`);
}

/** Remembers which stacks have state and no pair any more, and no plan either. */
export async function rememberOrphans(plans: string, orphans: readonly string[]): Promise<void> {
  if (orphans.length === 0) return;
  const { leftOut = [], ...selection } = (await readSelection(plans)) ?? {};
  await rememberSelection(plans, { ...selection, leftOut, orphans });
}

function ignoreNoFolder(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTDIR") throw error;
}

/** What was left out of the plans in a folder; undefined where nothing was, or where it is no folder. */
export async function readSelection(plans: string): Promise<Selection | undefined> {
  const text = await readFile(join(plans, SELECTION), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { shard, changedSince, leftOut, orphans } = parsed(text);
  return {
    ...(typeof shard === "string" && { shard }),
    ...(typeof changedSince === "string" && { changedSince }),
    leftOut: namesIn(leftOut),
    ...(orphans !== undefined && { orphans: namesIn(orphans) }),
  };
}

/** Whoever made the plans made this file too. */
function namesIn(list: unknown): string[] {
  const names = Array.isArray(list) ? list.map(textOf) : [""];
  return names.map((name) => (NAME.test(name) ? name : "(no name of a pair)"));
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The pairs that were left out of plans and have none of these either, in lines. */
export function leftOutLines(selections: readonly Selection[], pairs: readonly string[]): string[] {
  const planned = new Set(pairs);
  return selections.flatMap(({ changedSince = "", leftOut }) => {
    const names = leftOut.filter((name) => !planned.has(name));
    if (names.length === 0) return [];
    const more = names.length > MOST_SHOWN ? ` and ${names.length - MOST_SHOWN} more` : "";
    const shown = names.slice(0, MOST_SHOWN).join(", ");
    return oneLine(
      `not planned, as the Terraform JSON is that of ${/^[0-9a-f]{7,64}$/.test(changedSince) ? changedSince.slice(0, 12) : "an unknown revision"}: ${shown}${more}; what was changed by hand there does not show here`,
    );
  });
}

/** The stacks that have state and no pair any more, and no plan either, in a line. */
export function orphanLines(selections: readonly Selection[], pairs: readonly string[]): string[] {
  const names = selections.flatMap(({ orphans = [] }) => orphans).filter((name) => !pairs.includes(name));
  if (names.length === 0) return [];
  const more = names.length > MOST_SHOWN ? ` and ${names.length - MOST_SHOWN} more` : "";
  return [
    oneLine(
      `no pair any more, and not planned here, while the roles stay: ${names.slice(0, MOST_SHOWN).join(", ")}${more}: run npx dts-pairs plan --orphans`,
    ),
  ];
}

/** The shards whose plans are elsewhere, in lines: without them a review is not of all pairs. */
export function missingShards(selections: readonly Selection[]): string[] {
  const shards = selections.flatMap(({ shard }) => (/^\d+\/\d+$/.test(shard ?? "") ? [shard as string] : []));
  const counts = [...new Set(shards.map((shard) => Number(shard.split("/")[1])))];
  return counts.flatMap((count) => {
    const all = Array.from({ length: Math.min(count, 999) }, (_, at) => `${at + 1}/${count}`);
    const missing = all.filter((shard) => !shards.includes(shard));
    return missing.length === 0
      ? []
      : [`not here: the plans of shard ${missing.slice(0, MOST_SHOWN).join(", ")}`];
  });
}
