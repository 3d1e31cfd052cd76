import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import { type FileOption, pairsFileName } from "../account-pairs";
import type { Io } from "../io";
import {
  type KeptStack,
  keptFolder,
  keptStacks,
  objectOf,
  objectsOf,
  rolesOf,
  textOf,
  type Unread,
} from "../planning";
import { oneLine } from "../text";

/** A stack that has state and no pair any more: its role stays, with all that it grants. */
export interface Orphan {
  readonly name: string;
  /** Where it is known. */
  readonly ownerAccountId: string | undefined;
  readonly roleName: string | undefined;
  /** The state, where it is a local file. */
  readonly stateFile: string | undefined;
  /** The stack as it was applied last; undefined where dts-pairs did not apply it. */
  readonly kept: KeptStack | undefined;
}

const STATE = /^terraform\.(.+)\.tfstate$/;

/**
 * The stacks that an apply kept, and the local states in the folders of the pairs' backends, that have no pair. A local
 * state without a role is none; whether one elsewhere still has its role only a plan tells.
 */
export async function findOrphans(
  pairs: readonly AccountPair[],
  option: FileOption,
  io: Io,
): Promise<Orphan[]> {
  const taken = new Set(pairs.flatMap(({ name, formerly = name }) => [name, formerly]));
  const kept = (await keptStacks(keptFolder(pairsFileName(option, io)))).filter(
    ({ pair }) => !taken.has(pair),
  );
  const found = await Promise.all(kept.map(orphanOf));
  const states = await statesIn(folders(pairs));
  const others = [...states].filter(([name]) => !taken.has(name) && !kept.some(({ pair }) => pair === name));
  const unkept = await Promise.all(others.map(([name, file]) => orphanIn(name, file, undefined)));
  const all = [...found, ...unkept].flatMap((orphan) => orphan ?? []);
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Says which stacks have state and no pair any more. @returns how many they are */
export async function tellOrphans(
  pairs: readonly AccountPair[],
  option: FileOption,
  io: Io,
): Promise<number> {
  const orphans = await findOrphans(pairs, option, io);
  for (const orphan of orphans) io.stderr.write(`${orphanLine(orphan, renamedTo(orphan, pairs))}\n`);
  return orphans.length;
}

/** The pair that makes the role of an orphan: the same one under another name. */
export function renamedTo(
  { ownerAccountId, roleName }: Orphan,
  pairs: readonly AccountPair[],
): AccountPair | undefined {
  const isSame = (pair: AccountPair) =>
    pair.ownerAccountId === ownerAccountId && pair.roleName.toLowerCase() === roleName?.toLowerCase();
  return pairs.find(isSame);
}

/** What to say of an orphan, in one line with the way out; `renamed` is the pair that makes its role now. */
export function orphanLine(
  { name, ownerAccountId, roleName, stateFile, kept }: Orphan,
  renamed: AccountPair | undefined,
): string {
  const role = `RAM role ${roleName ?? "of an unknown name"} of account ${ownerAccountId ?? "unknown"}`;
  const where = stateFile === undefined ? "" : ` (${relative(process.cwd(), stateFile)})`;
  if (renamed !== undefined)
    return oneLine(
      `${name}: has state${where} and no pair any more, and the ${role} is that of pair ${renamed.name}: where it was renamed, add formerly: ${name} to pair ${renamed.name}, which gives it this state`,
    );
  const way = `run npx dts-pairs destroy ${name}`;
  const unkept = `put the pair back and ${way}, as its configuration was not kept`;
  return oneLine(
    `${name}: has state${where} and no pair any more: the ${role} stays, and whoever may assume it still may: ${kept === undefined ? unkept : way}`,
  );
}

async function orphanOf(kept: KeptStack): Promise<Orphan | undefined> {
  const backend = objectOf(objectOf(kept.configuration["terraform"])["backend"]);
  const path = textOf(objectOf(backend["local"])["path"]);
  if (path !== "") return orphanIn(kept.pair, resolve(kept.folder, path), kept);
  const roles = objectOf(objectOf(kept.configuration["resource"])["alicloud_ram_role"]);
  const outputs = objectOf(kept.configuration["output"]);
  return {
    name: kept.pair,
    ownerAccountId: textOf(objectOf(outputs["alibaba_cloud_account"])["value"]) || undefined,
    roleName: textOf(objectOf(Object.values(roles)[0])["role_name"]) || undefined,
    stateFile: undefined,
    kept,
  };
}

/** Of a local state; undefined where it has nothing any more. */
async function orphanIn(
  name: string,
  file: string,
  kept: KeptStack | undefined,
): Promise<Orphan | undefined> {
  const state = await stateIn(file);
  if (state === undefined || objectsOf(state["resources"]).every(({ mode }) => mode !== "managed"))
    return undefined;
  const [role] = rolesOf(state);
  const owner = /^acs:ram::(\d{16}):/.exec(textOf(role?.["arn"]))?.[1];
  return {
    name,
    ownerAccountId: owner,
    roleName: textOf(role?.["role_name"]) || textOf(role?.["name"]) || undefined,
    stateFile: file,
    kept,
  };
}

async function stateIn(file: string): Promise<Unread | undefined> {
  try {
    return objectOf(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

function folders(pairs: readonly AccountPair[]): ReadonlySet<string> {
  const local = pairs.flatMap(({ backend }) =>
    "local" in backend ? [resolve(backend.local.directory ?? ".")] : [],
  );
  return new Set(local);
}

/** The state files of our naming, by the name of the stack. */
async function statesIn(all: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    [...all].map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.flatMap((name) => {
        const pair = STATE.exec(name)?.[1];
        return pair === undefined ? [] : [[pair, join(folder, name)] as const];
      });
    }),
  );
  return new Map(found.flat());
}
