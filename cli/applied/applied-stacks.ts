import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { AccountPair, AccountPairAccess } from "../../lib/pairs";
import { stackJson } from "../../lib/pairs/account-pair-stack";
import { backendJson } from "../../lib/pairs/backend-json";
import { entryOf } from "../../lib/pairs/states";
import type { Engine } from "../../processes";
import { type Location, locationIn, locationOf, type StateStore } from "../states";
import { systemFailure } from "../system-error";
import { type PairStack, TerraformError } from "../terraform";
import { oneLine } from "../text";
import { objectOf, textOf, type UnknownRecord } from "../unknown-record";
import { type IndexedPair, indexedPair } from "./indexed-pair";
import { forgetStack, type KeptStack, keptStacks, writeStack } from "./kept";
import { type Indexed, StackIndex } from "./stack-index";

/** A stack as it was applied last, whether its pair is there still or not. */
export interface AppliedStack {
  readonly name: string;
  readonly ownerAccountId: string | undefined;
  readonly roleName: string | undefined;
  readonly location: Location;
  /** Puts its Terraform JSON in its place. @throws UserError where that is not to be trusted */
  restore(access: AccountPairAccess): Promise<PairStack>;
}

/** What is known of the stacks that were applied, and why not all of it is. */
export interface Applied {
  readonly stacks: readonly AppliedStack[];
  /** The ids of the states that another pairs file applied, with the same backend. */
  readonly ofOthers: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/** Where to look. */
export interface AppliedSources {
  /** All pairs of the file. */
  readonly pairs: readonly AccountPair[];
  readonly pairsFile: string;
  /** The folder of the kept stacks. */
  readonly kept: string;
  /** cdktf's output. */
  readonly output: string;
  readonly states: StateStore;
  readonly engine: Engine;
}

/** The stacks that were applied: kept beside the pairs file, and, of remote state, in an index beside the states. */
export class AppliedStacks {
  private found: Promise<Applied> | undefined;

  private constructor(
    private readonly sources: AppliedSources,
    private readonly index: StackIndex,
  ) {}

  static async open(sources: AppliedSources): Promise<AppliedStacks> {
    const { states, engine, pairsFile } = sources;
    return new AppliedStacks(sources, new StackIndex(states, await homeOf(pairsFile), engine.version));
  }

  /** Reads once what there is. An index that cannot be read hides no pair: it is said. */
  all(): Promise<Applied> {
    this.found ??= this.read();
    return this.found;
  }

  /** Notes pairs that are about to be applied, so that no role is made that nobody knows of. @returns what went wrong */
  async note(pairs: readonly AccountPair[]): Promise<string[]> {
    const known = new Set(this.sources.pairs.map(({ name }) => name));
    const what = "is not kept, and another checkout does not see these pairs once they are out of the file";
    return this.eachIndex(pairs, what, (indexed) => this.index.note(indexed, known));
  }

  /** Forgets stacks that have nothing any more. @returns what went wrong */
  async forget(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const { kept, pairs } = this.sources;
    const remembered = await Promise.all(
      names.map((name) => forgetStack(kept, name).then(noProblem, stillKept(name, kept))),
    );
    const indexed = await this.eachIndex(pairs, "still has what is gone", ({ location }) =>
      this.index.forget(location, names),
    );
    return [...remembered.flat(), ...indexed];
  }

  /** Where the indexes of the pairs are. */
  async indexes(): Promise<readonly Location[]> {
    return (await this.index.locations(this.sources.pairs)).map(({ location }) => location);
  }

  private async eachIndex(
    pairs: readonly AccountPair[],
    what: string,
    work: (indexed: Indexed) => Promise<void>,
  ): Promise<string[]> {
    const indexes = await this.index.locations(pairs);
    const problems = await Promise.all(
      indexes.map((indexed) => work(indexed).then(noProblem, problemOf(indexed.location, what))),
    );
    return problems.flat();
  }

  private async read(): Promise<Applied> {
    const { kept, pairs } = this.sources;
    const indexes = await this.index.locations(pairs);
    const read = await Promise.all(indexes.map((indexed) => this.readIndex(indexed)));
    const stacks = [...(await keptStacks(kept)).map(keptStack), ...read.flatMap((it) => it.stacks)];
    return {
      stacks: [...new Map(stacks.map((it) => [`${it.name} ${it.location.id}`, it])).values()],
      ofOthers: new Set(read.flatMap((it) => it.others)),
      problems: read.flatMap((it) => it.problems),
    };
  }

  private async readIndex({ location, pairs: [model] }: Indexed) {
    const placed = (entries: readonly (readonly [string, UnknownRecord])[]) =>
      entries.flatMap(([name, entry]) => {
        const indexed = model && indexedPair(name, entry, model, this.sources.pairs);
        if (indexed === undefined) return [];
        const { backend, provider } = indexed.pair;
        return { ...indexed, location: locationIn(backendJson(backend, name, provider.region)) };
      });
    try {
      const { mine, others } = await this.index.read(location);
      const different = Object.entries(mine).filter((entry) => this.isNews(entry));
      const names = new Set(different.map(([name]) => name));
      const claimed = Object.entries(others).filter(([name]) => names.has(name));
      return {
        stacks: placed(different).map((indexed) => this.stackOf(indexed)),
        others: placed(claimed).map((it) => it.location.id),
        problems: different.flatMap((entry) =>
          placed([entry]).length > 0 ? [] : unknownEntry(entry[0], location),
        ),
      };
    } catch (error) {
      const what = "cannot be read, and pairs that were taken out of the file are not known";
      return { stacks: [], others: [], problems: problemOf(location, what)(error) };
    }
  }

  /** Of a pair that the file has as it was applied, there is nothing to learn. */
  private isNews([name, entry]: readonly [string, UnknownRecord]): boolean {
    const pair = this.sources.pairs.find((it) => it.name === name);
    return pair === undefined || JSON.stringify(entryOf(pair)) !== JSON.stringify(entry);
  }

  private stackOf({ pair, refusal, location }: IndexedPair & { readonly location: Location }): AppliedStack {
    const { name, ownerAccountId, roleName } = pair;
    const restore = async (access: AccountPairAccess) => {
      if (refusal !== undefined) throw new TerraformError([refusal]);
      const folder = resolve(this.sources.output, "stacks", name);
      return writeStack({ pair: name, folder, configuration: objectOf(stackJson(pair, access)) });
    };
    return { name, ownerAccountId, roleName, location, restore };
  }
}

function unknownEntry(name: string, { title }: Location): string {
  return oneLine(
    `${name}: the index of stacks (${title}) has an entry of it that is none of a pair: see by another version, or in the account, whether its role is there still`,
  );
}

function noProblem(): string[] {
  return [];
}

/** What is gone is gone, and said to be, kept or not. */
function stillKept(name: string, kept: string): (error: NodeJS.ErrnoException) => string[] {
  return (error) => [
    oneLine(`${name}: is gone, and its configuration still kept: ${systemFailure(error, kept)}`),
  ];
}

function problemOf({ title }: Location, what: string): (error: unknown) => string[] {
  return (error) => {
    if (!(error instanceof TerraformError)) throw error;
    return [oneLine(`the index of stacks (${title}) ${what}: ${error.message}`)];
  };
}

/** A stack that is kept beside the pairs file. */
export function keptStack(kept: KeptStack): AppliedStack {
  const { pair: name, folder, configuration } = kept;
  const roles = objectOf(objectOf(configuration["resource"])["alicloud_ram_role"]);
  const outputs = objectOf(configuration["output"]);
  return {
    name,
    ownerAccountId: textOf(objectOf(outputs["alibaba_cloud_account"])["value"]) || undefined,
    roleName: textOf(objectOf(Object.values(roles)[0])["role_name"]) || undefined,
    location: locationOf(configuration, resolve(folder)),
    restore: () => writeStack(kept),
  };
}

/** What a pairs file is called in an index: by the app's projectId, and by its path from there. */
async function homeOf(pairsFile: string): Promise<string> {
  const text = await readFile(join(process.cwd(), "cdktf.json"), "utf8").catch(() => "{}");
  let projectId: unknown;
  try {
    projectId = objectOf(JSON.parse(text))["projectId"];
  } catch {
    // cdktf itself says what is wrong with it.
  }
  return `${textOf(projectId)}:${relative(process.cwd(), resolve(pairsFile)).replaceAll("\\", "/")}`;
}
