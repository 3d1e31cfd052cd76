import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import { type FileOption, pairsFileName } from "../account-pairs";
import { type AppliedStack, keptFolder, keptStack, keptStacks } from "../applied";
import type { Io } from "../io";
import { failureOf, type Stacks } from "../planning";
import {
  hasResources,
  isSameRole,
  type Location,
  locationIn,
  parseState,
  roleIn,
  type State,
} from "../states";
import { oneLine } from "../text";
import { siblingPairs } from "./sibling-pairs";

/** A stack that has state and no pair any more: its role stays, with all that it grants. */
export interface Orphan {
  readonly name: string;
  /** Where it is known. */
  readonly ownerAccountId: string | undefined;
  readonly roleName: string | undefined;
  /** Where its state is. */
  readonly location: Location;
  /** The stack as it was applied last; undefined where dts-pairs did not apply it. */
  readonly applied: AppliedStack | undefined;
  /** What stands in the way of destroying it, with the way out; undefined where nothing does. */
  readonly obstacle: string | undefined;
  /** Whether it may be a pair of another pairs file, so that nothing is done with it unless it is named. */
  readonly isClaimed: boolean;
  /** Whether its state could not be read. */
  readonly isUnread: boolean;
}

/** The orphans, and why others may not be known. */
export interface Orphans {
  readonly orphans: readonly Orphan[];
  readonly problems: readonly string[];
}

const STATE = /^terraform\.(.+)\.tfstate$/;

/**
 * The stacks that an apply kept on this machine, and the local states in the folders of the pairs' backends, that have no
 * pair. Whether a state elsewhere has something still is not looked at.
 */
export async function findOrphansHere(
  pairs: readonly AccountPair[],
  option: FileOption,
  io: Io,
): Promise<readonly Orphan[]> {
  const kept = (await keptStacks(keptFolder(pairsFileName(option, io)))).map(keptStack);
  return new Finder(pairs, await siblingPairs(pairsFileName(option, io))).orphansAmong(kept);
}

/** The same, and the stacks of the index of remote states; each state is looked at, and one without a resource is none. */
export async function findOrphans(opened: Stacks, option: FileOption, io: Io): Promise<Orphans> {
  const { stacks, ofOthers, problems } = await opened.applied.all();
  const siblings = await siblingPairs(pairsFileName(option, io));
  const finder = new Finder(opened.known, siblings, opened, ofOthers);
  return { orphans: await finder.orphansAmong(stacks), problems };
}

/** Finds orphans among stacks that were applied, and local states. */
class Finder {
  private readonly taken: ReadonlySet<string>;

  /**
   * @param siblings the pairs of the other files beside the pairs file
   * @param opened to look at states with; not given where only files are looked at
   * @param ofOthers the ids of the states that another pairs file applied
   */
  constructor(
    private readonly pairs: readonly AccountPair[],
    private readonly siblings: readonly (AccountPair & { readonly file: string })[],
    private readonly opened?: Stacks,
    private readonly ofOthers: ReadonlySet<string> = new Set(),
  ) {
    this.taken = new Set(pairs.flatMap(({ name, formerly = name }) => [name, formerly]));
  }

  async orphansAmong(applied: readonly AppliedStack[]): Promise<readonly Orphan[]> {
    const mine = applied.filter(({ name }) => !this.taken.has(name));
    const states = await statesIn(folders(this.pairs));
    const unkept = states.filter(
      ([name, { id }]) => !this.taken.has(name) && mine.every(({ location }) => location.id !== id),
    );
    const found = await Promise.all([
      ...mine.map((stack) => this.orphanOf(stack.name, stack.location, stack)),
      ...unkept.map(([name, location]) => this.orphanOf(name, location, undefined)),
    ]);
    return found.flatMap((orphan) => orphan ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async orphanOf(
    name: string,
    location: Location,
    applied: AppliedStack | undefined,
  ): Promise<Orphan | undefined> {
    try {
      const state = await this.stateAt(location, name);
      if (state !== "unseen" && !hasResources(state)) return undefined;
      const { ownerAccountId = applied?.ownerAccountId, roleName = applied?.roleName } =
        state === "unseen" ? {} : roleIn(state);
      const orphan = { name, ownerAccountId, roleName, location, applied };
      const isElsewhere = this.siblings.some((it) => it.name === name && isSameRole(orphan, it));
      const isClaimed = this.ofOthers.has(location.id);
      const about = { obstacle: this.obstacleOf(orphan), isClaimed, isUnread: false };
      return isElsewhere ? undefined : { ...orphan, ...about };
    } catch (error) {
      const { ownerAccountId, roleName } = applied ?? {};
      const obstacle = oneLine(`its state could not be read: ${failureOf(error, location.title)}`);
      const about = { obstacle, isClaimed: false, isUnread: true };
      return { name, ownerAccountId, roleName, location, applied, ...about };
    }
  }

  private async stateAt(location: Location, name: string): Promise<State | undefined | "unseen"> {
    if (location.file !== undefined) return stateIn(location.file);
    if (this.opened === undefined) return "unseen";
    return this.opened.states.pull(location, name);
  }

  private obstacleOf(
    orphan: Pick<Orphan, "name" | "ownerAccountId" | "roleName" | "applied">,
  ): string | undefined {
    const { name, applied } = orphan;
    const renamed = this.pairs.find((pair) => isSameRole(orphan, pair));
    if (renamed !== undefined)
      return `its role ${renamed.roleName} is that of pair ${renamed.name}: where it was renamed, add formerly: ${name} to pair ${renamed.name}, which gives it this state; else destroy ${renamed.name}`;
    const moved = this.siblings.find((pair) => isSameRole(orphan, pair));
    if (moved !== undefined)
      return `its role ${moved.roleName} is that of pair ${moved.name} of ${moved.file}: where it was moved there, add formerly: ${name} to it, and formerBackend where its backend is another, which gives it this state`;
    if (applied === undefined)
      return `its configuration was not kept, as dts-pairs did not apply it: put the pair back, then run npx dts-pairs destroy ${name}`;
    return undefined;
  }
}

/** What to say of an orphan, in one line with the way out. */
export function orphanLine({
  name,
  ownerAccountId,
  roleName,
  location,
  obstacle,
  isClaimed,
}: Orphan): string {
  const role = `RAM role ${roleName ?? "of an unknown name"} of account ${ownerAccountId ?? "unknown"}`;
  const claimed = `another pairs file applied it too, and where that still has it, nothing is to be done; else run npx dts-pairs destroy ${name}`;
  const way = obstacle ?? (isClaimed ? claimed : `run npx dts-pairs destroy ${name}`);
  return oneLine(
    `${name}: has state (${location.title}) and no pair any more: the ${role} stays, and whoever may assume it still may: ${way}`,
  );
}

/** Says which stacks have state and no pair any more, and why not all may be known. */
export function tellOrphans({ orphans, problems }: Orphans, { stderr }: Io): void {
  for (const line of [...orphans.map(orphanLine), ...problems]) stderr.write(`${line}\n`);
}

/** A local state that cannot be read is none that anything can be said of. */
async function stateIn(file: string): Promise<State | undefined> {
  try {
    return parseState(await readFile(file, "utf8"));
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
async function statesIn(all: ReadonlySet<string>): Promise<(readonly [string, Location])[]> {
  const found = await Promise.all(
    [...all].map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.flatMap((name) => {
        const pair = STATE.exec(name)?.[1];
        const local = { backend: { local: { path: join(folder, name) } } };
        return pair === undefined ? [] : [[pair, locationIn(local)] as const];
      });
    }),
  );
  return found.flat();
}
