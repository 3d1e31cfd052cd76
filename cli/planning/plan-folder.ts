import { chmod, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { readRegularFile } from "../read-file";
import { type Mask, PLAN_JSON, reduceFile } from "../reviewed";
import { isForbidden } from "../system-error";
import { type ChangeSummary, TerraformError } from "../terraform";
import { copyIfThere, LOCK_FILE } from "./lock-file";
import { sha256Of } from "./sha256";

/** The plan of a pair, in its folder. */
export const PLAN_FILE = "tfplan";

/** The whole plan as JSON, for as long as it takes to reduce it. */
export const WHOLE_JSON = "whole.json";

/** What is remembered of a plan, in its folder. */
export const RECORD = "planned.json";

const SAVED_LOCK_FILE = "terraform.lock.hcl";
const MAX_RECORD_BYTES = 1024 * 1024;
const ONLY_ME = 0o700;
const ONLY_MY_FILE = 0o600;

/** What is remembered of a plan, so that it is applied to nothing but what it was made for. */
export type PlanRecord = PlanMade | PlanFailed;

/** A plan that was saved. */
export interface PlanMade {
  readonly pair: string;
  /** The SHA-256 of the stack's Terraform JSON. */
  readonly configuration: string;
  readonly summary: ChangeSummary;
  readonly sha256: PlanHashes;
  /** Where the pair's former state is, which an apply moves first: the plan was made with a copy of it. */
  readonly moves?: string;
  /** Whether it destroys the stack, which has no pair any more. */
  readonly destroys?: true;
  /** Set once an apply began: such a plan is not applied again. */
  readonly apply?: ApplyMark;
}

/** How far an apply of a plan came. */
export interface ApplyMark {
  /** "begun" where it came to no end: it was killed or interrupted, or it is under way. */
  readonly state: "begun" | "applied" | "failed";
  /** The process that applies it, and the machine that it runs on. */
  readonly process: number;
  readonly host: string;
  /** When, in RFC 3339. */
  readonly at: string;
}

/** The SHA-256 of the files of a plan: what was reviewed is what is applied. */
export interface PlanHashes {
  readonly plan: string;
  readonly json: string;
}

/** Why there is no plan. */
export interface PlanFailed {
  readonly pair: string;
  readonly failure: string;
}

/** The folder with the saved plan of one pair. Nobody else may read it: a plan can hold secrets. */
export class PlanFolder {
  readonly planFile: string;
  /** The whole plan as JSON, secrets and all: it goes once it is reduced. */
  readonly wholeFile: string;
  /** The reduced plan, which is what is reviewed and compared. */
  readonly jsonFile: string;

  constructor(readonly path: string) {
    this.planFile = join(path, PLAN_FILE);
    this.wholeFile = join(path, WHOLE_JSON);
    this.jsonFile = join(path, PLAN_JSON);
  }

  /** Makes the folder, and forgets the plan that was in it. */
  async clear(): Promise<void> {
    await makeFolder(this.path);
    await chmod(this.path, ONLY_ME);
    const names = [PLAN_FILE, WHOLE_JSON, PLAN_JSON, RECORD, SAVED_LOCK_FILE];
    await Promise.all(names.map((name) => rm(join(this.path, name), { force: true })));
  }

  /** Forgets the plan, and says why there is none. */
  async forget(record: PlanFailed): Promise<void> {
    await this.clear();
    await this.remember(record);
  }

  /** Forgets the plan, and the folder too where nothing else is in it: an empty one is an interrupted plan. */
  async remove(): Promise<void> {
    await this.clear();
    await rmdir(this.path).catch(() => undefined);
  }

  /** Makes the reduced plan of the whole one, which goes. @throws TerraformError where it is no plan */
  async reduce(mask: Mask): Promise<void> {
    const plan = await reduceFile(this.wholeFile, this.jsonFile, mask);
    await rm(this.wholeFile, { force: true });
    if (plan === undefined) throw new TerraformError(["there is no JSON of the plan"]);
  }

  /** The hashes of the plan that was made. */
  async hashes(): Promise<PlanHashes> {
    return { plan: await sha256Of(this.planFile), json: await sha256Of(this.jsonFile) };
  }

  /** Whether the plan is the one that was made; none is not. @throws the system's error where nobody may look */
  async isPlan({ sha256 }: PlanMade): Promise<boolean> {
    const found = await sha256Of(this.planFile).catch((error: unknown) => {
      if (isForbidden(error)) throw error;
      return undefined;
    });
    return found === sha256.plan;
  }

  /** Keeps what the plan depends on; the last thing that is written, so that half a plan is none. */
  async remember(record: PlanRecord, stackFolder?: string): Promise<void> {
    if (stackFolder !== undefined)
      await copyIfThere(join(stackFolder, LOCK_FILE), join(this.path, SAVED_LOCK_FILE));
    for (const name of await readdir(this.path)) await chmod(join(this.path, name), ONLY_MY_FILE);
    await this.write(record);
  }

  /** Notes how far an apply of the plan came; undefined takes the note away. */
  async mark(state: ApplyMark["state"] | undefined): Promise<void> {
    const record = await this.record();
    if (record === undefined || "failure" in record) return;
    const { apply: _, ...plan } = record;
    const apply = { process: process.pid, host: hostname(), at: new Date().toISOString() };
    await this.write(state === undefined ? plan : { ...plan, apply: { state, ...apply } });
  }

  /** At once or not at all: half a record would be none. */
  private async write(record: PlanRecord): Promise<void> {
    const [file, text] = [join(this.path, RECORD), `${JSON.stringify(record, null, 2)}\n`];
    await writeFile(`${file}.new`, text, { mode: ONLY_MY_FILE });
    await rename(`${file}.new`, file);
  }

  /**
   * What is remembered; undefined where there is no plan, or where it was interrupted.
   *
   * @throws the system's error where nobody may look
   */
  async record(): Promise<PlanRecord | undefined> {
    const record = await readRecord(join(this.path, RECORD), isForbidden);
    return record?.pair === basename(this.path) ? record : undefined;
  }

  /** Gives a fresh stack folder the provider of the plan, which Terraform insists on. */
  async lendLockFile(stackFolder: string): Promise<void> {
    await copyIfThere(join(this.path, SAVED_LOCK_FILE), join(stackFolder, LOCK_FILE));
  }
}

/** With what is missing above it. Node's own way tries for ever where a folder takes none, as below /proc. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path, { mode: ONLY_ME }).catch(async (error: unknown) => {
    // Another pair of this run was faster.
    if (!(await isFolder(path))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

/** The record in a file; undefined where there is none. @param isThrown which errors are thrown, @default none */
export async function readRecord(
  file: string,
  isThrown: (error: unknown) => boolean = () => false,
): Promise<PlanRecord | undefined> {
  try {
    const record: unknown = JSON.parse((await readRegularFile(file, MAX_RECORD_BYTES)).toString());
    return isRecord(record) ? record : undefined;
  } catch (error) {
    if (isThrown(error)) throw error;
    return undefined;
  }
}

/**
 * Whether the plan in a pair's folder was applied, so that it is pending no more. Whoever asks must neither review nor
 * apply it then: a plan that only the review leaves out would be applied unseen.
 */
export async function isApplied(folder: string): Promise<boolean> {
  const record = await readRecord(join(folder, RECORD));
  return record !== undefined && "apply" in record && record.apply?.state === "applied";
}

function isRecord(value: unknown): value is PlanRecord {
  if (!isObject(value)) return false;
  const { pair, configuration, failure, summary, sha256 } = value as Partial<PlanMade & PlanFailed>;
  const isMade = typeof configuration === "string" && isObject(summary) && isHashes(sha256);
  return typeof pair === "string" && (isMade || typeof failure === "string");
}

function isHashes(value: Partial<PlanHashes> | undefined): boolean {
  return typeof value?.plan === "string" && typeof value.json === "string";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
