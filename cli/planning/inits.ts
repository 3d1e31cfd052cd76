import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import type { Io } from "../io";
import { type PairStack, type Terraform, TerraformError } from "../terraform";
import { objectOf, type UnknownRecord } from "../unknown-record";
import { copyIfThere, LOCK_FILE } from "./lock-file";
import { readObject } from "./plan-json";
import type { PairWork } from "./stacks";

/** In Terraform's own folder, so that it goes with what it tells of. */
const MARK = ".terraform/dts-pairs-init";
const CACHES = ".terraform-plugins";

/** What decides where an init takes the providers from. */
const SETTINGS = ["TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR"] as const;
/** With one of these, what an init does is not known here. */
const UNKNOWN = ["TF_CLI_ARGS", "TF_CLI_ARGS_init", "TF_DATA_DIR", "TF_WORKSPACE"] as const;

const NOT_INITIALIZED =
  /initialization required|required plugins are not installed|inconsistent dependency lock file|could not load plugin|missing or corrupted provider plugins|module not installed/i;

/** Does one piece of work after another. */
type OneByOne = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** The stacks that need the same providers. */
interface Group {
  /** The plugin cache with their providers, and the lock file that names them. */
  readonly folder: string;
  /** Whether one of them was initialized, in this run. */
  isFilled: boolean;
}

/**
 * Initializes the folders of stacks. The provider, some 60 MB packed and 220 MB unpacked, is fetched and kept once.
 *
 * The first stack fills Terraform's plugin cache, alone, since the cache is not made for more. The others are lent its
 * lock file: with that Terraform only reads the cache, so that any number may at a time, and without it takes nothing
 * from there. The cache is the user's own where TF_PLUGIN_CACHE_DIR or the CLI configuration names one, else a folder
 * of cdktf's output.
 */
export class Inits {
  private readonly groups = new Map<string, Group>();
  private readonly hasOwnCache: boolean;

  /**
   * @param output cdktf's output
   */
  constructor(
    private readonly terraform: Terraform,
    private readonly output: string,
    private readonly env: Io["env"],
    private readonly oneByOne: OneByOne,
  ) {
    this.hasOwnCache = namesCache(env);
  }

  /** Runs `terraform init` in a stack's folder. @throws TerraformError */
  async init(stack: PairStack): Promise<void> {
    const configuration = await readObject(join(stack.folder, "cdk.tf.json"));
    const group = this.groupOf(configuration);
    const canShare = await this.oneByOne(() => this.goFirst(group, stack));
    if (canShare) await this.run(stack, group);
    const mark = this.markOf(stack, configuration);
    // Where Terraform made no folder, there is none to mark.
    if (mark !== undefined) await writeFile(join(stack.folder, MARK), mark).catch(() => undefined);
  }

  /** Fills the cache, or says that it is filled for this stack. A stack with another lock file leaves it alone. */
  private async goFirst(group: Group, stack: PairStack): Promise<boolean> {
    const isLent = await lend(group, stack);
    if (isLent && group.isFilled) return true;
    await this.run(stack, isLent ? group : undefined);
    if (!isLent) return false;
    await keepLockFile(group, stack);
    group.isFilled = true;
    return false;
  }

  /**
   * Does work in a stack's folder that is initialized. What was initialized for the same is not again; where Terraform
   * then says that something is missing, it is after all.
   *
   * @throws TerraformError
   */
  async initialized<Result>(stack: PairStack, work: () => Promise<Result>): Promise<Result> {
    if (await this.isInitialized(stack)) {
      try {
        return await work();
      } catch (error) {
        if (!saysNotInitialized(error)) throw error;
      }
    }
    await this.init(stack);
    return work();
  }

  private async isInitialized(stack: PairStack): Promise<boolean> {
    const found = await readFile(join(stack.folder, MARK), "utf8").catch(() => undefined);
    if (found === undefined) return false;
    return found === this.markOf(stack, await readObject(join(stack.folder, "cdk.tf.json")));
  }

  /** All that an init depends on, as a hash; undefined where not all of it is known. */
  private markOf({ folder }: PairStack, { terraform, module }: UnknownRecord): string | undefined {
    if (module !== undefined || UNKNOWN.some((name) => (this.env[name] ?? "") !== "")) return undefined;
    const settings = SETTINGS.map((name) => this.env[name] ?? "");
    const lock = textIfThere(join(folder, LOCK_FILE));
    return hashOf([this.terraform.engine, terraform, settings, attached(this.env), lock]);
  }

  private groupOf({ terraform, module }: UnknownRecord): Group {
    const { tool } = this.terraform.engine;
    const key = hashOf([tool, objectOf(terraform)["required_providers"], module]).slice(0, 16);
    const group = this.groups.get(key) ?? { folder: join(this.output, CACHES, key), isFilled: false };
    this.groups.set(key, group);
    return group;
  }

  /** Without a group, in no cache but the user's. */
  private async run(stack: PairStack, group: Group | undefined): Promise<void> {
    const isShared = group !== undefined && !this.hasOwnCache;
    // Terraform wants the folder to be there.
    if (isShared) await mkdir(group.folder, { recursive: true });
    const settings = isShared ? { TF_PLUGIN_CACHE_DIR: group.folder } : {};
    try {
      await this.terraform.init(stack, settings);
    } catch (error) {
      if (!saysBackendChanged(error)) throw error;
      if (!isMoved(stack)) throw new TerraformError([otherBackend(stack)]);
      await this.terraform.init(stack, settings, "-reconfigure");
    }
  }
}

function saysBackendChanged(error: unknown): boolean {
  return (
    error instanceof TerraformError &&
    error.diagnostics.some(({ summary }) => /^Backend (?:configuration|type) changed/i.test(summary))
  );
}

/** Whether the pair says where its state was, which is looked after here and not by Terraform's own move. */
function isMoved(stack: PairStack & Partial<Pick<PairWork, "of">>): boolean {
  return stack.of?.pair?.formerBackend !== undefined;
}

function otherBackend({ pair, folder }: PairStack): string {
  return `its backend is another than when it was last planned here: add its former backend as formerBackend to the pair, which gives it that state; where the state was moved by hand, remove ${relative(process.cwd(), join(folder, ".terraform"))} and run npx dts-pairs plan ${pair} again`;
}

/** Whether the stack now has the lock file of its group; one of its own is left as it is. */
async function lend({ folder, isFilled }: Group, stack: PairStack): Promise<boolean> {
  const [kept, own] = [join(folder, LOCK_FILE), join(stack.folder, LOCK_FILE)];
  await copyIfThere(kept, own);
  return isFilled || existsSync(kept) ? textIfThere(kept) === textIfThere(own) : true;
}

async function keepLockFile({ folder }: Group, stack: PairStack): Promise<void> {
  const own = join(stack.folder, LOCK_FILE);
  if (!existsSync(own)) return;
  await mkdir(folder, { recursive: true });
  await copyFile(own, join(folder, LOCK_FILE));
}

function saysNotInitialized(error: unknown): boolean {
  return (
    error instanceof TerraformError &&
    error.diagnostics.some(({ summary, detail }) => NOT_INITIALIZED.test(`${summary}\n${detail}`))
  );
}

/** Whether the user named a plugin cache: Terraform does not fill one safely for several at a time. */
export function namesCache(env: Io["env"]): boolean {
  if ((env["TF_PLUGIN_CACHE_DIR"] ?? "") !== "") return true;
  const home = env["HOME"] ?? homedir();
  const named = env["TF_CLI_CONFIG_FILE"] || env["TERRAFORM_CONFIG"];
  const files = named ? [named] : [join(home, ".terraformrc"), join(home, ".tofurc")];
  return files.some((file) => /^\s*"?plugin_cache_dir"?\s*[=:]/m.test(textIfThere(file) ?? ""));
}

/** The providers that Terraform is attached to; where they listen does not matter. */
function attached({ TF_REATTACH_PROVIDERS: providers = "" }: Io["env"]): string[] {
  try {
    return Object.keys(objectOf(JSON.parse(providers || "{}")));
  } catch {
    return [providers];
  }
}

function textIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function hashOf(about: unknown): string {
  return createHash("sha256").update(JSON.stringify(about)).digest("hex");
}
