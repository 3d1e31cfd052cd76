import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AccountPair } from "../../lib/pairs";
import { backendJson } from "../../lib/pairs/backend-json";
import { besideState, entryOf } from "../../lib/pairs/states";
import { isOutrun, type Location, locationIn, type State, type StateStore } from "../states";
import { TerraformError } from "../terraform";
import { objectOf, objectsOf, textOf, type UnknownRecord } from "../unknown-record";

/** The name of an index beside the states of the pairs: no pair can have it. */
export const INDEX = "_dts-pairs-index";

const [TYPE, NAME] = ["terraform_data", "stacks"];
const TRIES = 20;
/** One run holds the lock for a moment: where it is the same lock for so long, it was left behind. */
const TRIES_OF_ONE_LOCK = 6;
const LONGEST_PAUSE = 2_000;

/** What a pairs file says of each pair that it applied, by the name of the pair. */
export type Entries = Readonly<Record<string, UnknownRecord>>;

/** All of an index, by the pairs file. */
type Homes = Readonly<Record<string, Entries>>;

/** An index, and the pairs whose index it is. */
export interface Indexed {
  readonly location: Location;
  readonly pairs: readonly AccountPair[];
}

/**
 * Which stacks were applied with remote state: a state of its own beside those of the pairs, which holds one
 * terraform_data. So it needs no other client than Terraform, whose lock and whose serial let many write it; with outputs
 * alone a state counts as empty, and anything may be pushed over it.
 */
export class StackIndex {
  /**
   * @param home what this pairs file is called in an index that others use too
   * @param version of Terraform
   */
  constructor(
    private readonly states: StateStore,
    private readonly home: string,
    private readonly version: string,
  ) {}

  /** Where the indexes of pairs are, each with its pairs. */
  async locations(pairs: readonly AccountPair[]): Promise<readonly Indexed[]> {
    const byText = new Map<string, AccountPair[]>();
    for (const pair of pairs) {
      const text = JSON.stringify([besideState(pair, INDEX), pair.provider.region]);
      const group = byText.get(text);
      if (group === undefined) byText.set(text, [pair]);
      else group.push(pair);
    }
    const found = new Map<string, Indexed>();
    for (const group of byText.values()) {
      const location = await indexOf(group[0] as AccountPair);
      if (location === undefined) continue;
      const others = found.get(location.id)?.pairs ?? [];
      found.set(location.id, { location, pairs: [...others, ...group] });
    }
    return [...found.values()];
  }

  /** What this pairs file has in it, and what others have. @throws TerraformError */
  async read(location: Location): Promise<{ readonly mine: Entries; readonly others: Entries }> {
    const homes = homesIn(await this.states.pull(location, INDEX), location);
    const { [this.home]: mine = {}, ...others } = homes;
    return { mine, others: Object.assign({}, ...Object.values(others)) };
  }

  /**
   * Has the pairs in their index, each as the file has it now. What the file does not have and another pairs file has
   * applied since is left to that one.
   *
   * @param known the names of all pairs of the file
   * @throws TerraformError
   */
  async note({ location, pairs }: Indexed, known: ReadonlySet<string>): Promise<void> {
    const wanted = Object.fromEntries(pairs.map((pair) => [pair.name, objectOf(entryOf(pair))]));
    await this.change(location, (mine, others) => {
      const isMine = ([name]: readonly [string, unknown]) => known.has(name) || others[name] === undefined;
      return { ...Object.fromEntries(Object.entries(mine).filter(isMine)), ...wanted };
    });
  }

  /** @throws TerraformError */
  async forget(location: Location, names: readonly string[]): Promise<void> {
    const isKept = ([name]: readonly [string, unknown]) => !names.includes(name);
    await this.change(location, (mine) => Object.fromEntries(Object.entries(mine).filter(isKept)));
  }

  /** Whoever comes too late looks again: nothing of what others wrote meanwhile is lost. */
  private async change(
    location: Location,
    changed: (mine: Entries, others: Entries) => Entries,
  ): Promise<void> {
    const said: string[] = [];
    for (;;) {
      const state = await this.states.pull(location, INDEX);
      const before = homesIn(state, location);
      const { [this.home]: mine = {}, ...others } = before;
      const now = changed(mine, Object.assign({}, ...Object.values(others)));
      if (JSON.stringify(now) === JSON.stringify(mine)) return;
      try {
        return await this.states.push(location, this.next(state, { ...before, [this.home]: now }), INDEX);
      } catch (error) {
        said.push(String(error));
        const isHeld =
          said.filter((it) => isLocked(error) && it === String(error)).length === TRIES_OF_ONE_LOCK;
        if (isHeld || said.length === TRIES || !(isOutrun(error) || isLocked(error))) throw error;
        await wait(Math.random() * Math.min(LONGEST_PAUSE, 100 * 2 ** said.length));
      }
    }
  }

  private next(state: State | undefined, homes: Homes): State {
    const input = { value: JSON.stringify(homes), type: "string" };
    const base = state ?? { version: 4, serial: 0, lineage: randomUUID() };
    const { serial, lineage } = base;
    return {
      version: 4,
      terraform_version: this.version,
      serial: serial + 1,
      lineage,
      outputs: {},
      resources: [
        {
          mode: "managed",
          type: TYPE,
          name: NAME,
          provider: 'provider["terraform.io/builtin/terraform"]',
          instances: [{ schema_version: 0, attributes: { id: lineage, input, output: input } }],
        },
      ],
      check_results: null,
    };
  }
}

/** Where the index of a pair is; undefined where its state is a file, or has an address of its own. */
async function indexOf(pair: AccountPair): Promise<Location | undefined> {
  const backend = besideState(pair, INDEX);
  if (backend === undefined) return undefined;
  return locationIn(backendJson(backend, INDEX, pair.provider.region));
}

/** @throws TerraformError where it is the state of something else */
function homesIn(state: State | undefined, { title }: Location): Homes {
  if (state === undefined) return {};
  const [resource, ...others] = objectsOf(state["resources"]);
  const isIndex = others.length === 0 && resource?.["type"] === TYPE && resource["name"] === NAME;
  const [instance] = objectsOf(resource?.["instances"]);
  const text = textOf(objectOf(objectOf(instance?.["attributes"])["input"])["value"]);
  try {
    if (isIndex) return objectsIn(JSON.parse(text));
  } catch {
    // Said below.
  }
  throw new TerraformError([`${title} is to be the index of stacks, and is something else: take it away`]);
}

function objectsIn(value: unknown): Homes {
  const homes = Object.entries(objectOf(value)).map(([home, entries]) => {
    const all = Object.entries(objectOf(entries)).map(([name, entry]) => [name, objectOf(entry)] as const);
    return [home, Object.fromEntries(all)] as const;
  });
  return Object.fromEntries(homes);
}

function isLocked(error: unknown): boolean {
  return (
    error instanceof TerraformError &&
    error.diagnostics.some(({ summary }) => /state lock|locking state/i.test(summary))
  );
}
