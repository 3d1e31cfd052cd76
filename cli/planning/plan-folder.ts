import { constants } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ChangeSummary } from "../terraform";

/** The plan of a pair as JSON, in its folder. */
export const PLAN_JSON = "plan.json";

/** What is remembered of a plan, in its folder. */
export const RECORD = "planned.json";

const LOCK_FILE = ".terraform.lock.hcl";
const SAVED_LOCK_FILE = "terraform.lock.hcl";
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
}

/** Why there is no plan. */
export interface PlanFailed {
  readonly pair: string;
  readonly failure: string;
}

/** The folder with the saved plan of one pair. Nobody else may read it: a plan can hold secrets. */
export class PlanFolder {
  readonly planFile: string;
  readonly jsonFile: string;

  constructor(readonly path: string) {
    this.planFile = join(path, "tfplan");
    this.jsonFile = join(path, PLAN_JSON);
  }

  /** Makes the folder, and forgets the plan that was in it. */
  async clear(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: ONLY_ME });
    await chmod(this.path, ONLY_ME);
    const files = [this.planFile, this.jsonFile, join(this.path, RECORD), join(this.path, SAVED_LOCK_FILE)];
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }

  /** Keeps what the plan depends on; the last thing that is written, so that half a plan is none. */
  async remember(record: PlanRecord, stackFolder?: string): Promise<void> {
    if (stackFolder !== undefined)
      await copyIfThere(join(stackFolder, LOCK_FILE), join(this.path, SAVED_LOCK_FILE));
    for (const name of await readdir(this.path)) await chmod(join(this.path, name), ONLY_MY_FILE);
    const text = `${JSON.stringify(record, null, 2)}\n`;
    await writeFile(join(this.path, RECORD), text, { mode: ONLY_MY_FILE });
  }

  /** What is remembered; undefined where there is no plan, or where it was interrupted. */
  async record(): Promise<PlanRecord | undefined> {
    const record = await readRecord(join(this.path, RECORD));
    return record?.pair === basename(this.path) ? record : undefined;
  }

  /** Gives a fresh stack folder the provider of the plan, which Terraform insists on. */
  async lendLockFile(stackFolder: string): Promise<void> {
    await copyIfThere(join(this.path, SAVED_LOCK_FILE), join(stackFolder, LOCK_FILE));
  }
}

/** Copies a file that may be missing, and replaces none. */
async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  }
}

/** The record in a file; undefined where there is none. */
export async function readRecord(file: string): Promise<PlanRecord | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(file, "utf8"));
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is PlanRecord {
  if (typeof value !== "object" || value === null) return false;
  const { pair, configuration, failure, summary } = value as Partial<PlanMade & PlanFailed>;
  const isMade = typeof configuration === "string" && typeof summary === "object" && summary !== null;
  return typeof pair === "string" && (isMade || typeof failure === "string");
}
