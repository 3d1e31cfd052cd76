import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PairStack, type Terraform, TerraformError } from "../terraform";
import type { Location } from "./location";
import { parseState, type State } from "./state";

const CONFIGURATION = "cdk.tf.json";
const PUSHED = "push.tfstate";

/** Gone with this process: another one at the same time has its own. */
const temporary = new Set<string>();
process.once("exit", () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/**
 * States, wherever they are, through Terraform itself: init with a backend and no provider, then `terraform state pull`
 * and `push`. A push is refused where the state has another lineage, or has moved on since it was pulled.
 */
export class StateStore {
  private readonly initialized = new Map<string, Promise<void>>();
  private readonly mine = randomBytes(4).toString("hex");

  /** @param folder for the folders that Terraform is run in */
  constructor(
    private readonly terraform: Terraform,
    private readonly folder: string,
  ) {}

  /** @param pair of whom an error is @returns undefined where there is none @throws TerraformError */
  async pull(location: Location, pair: string): Promise<State | undefined> {
    const stack = await this.open(location, pair);
    const text = await this.terraform.state(stack, "pull");
    try {
      return parseState(text);
    } catch {
      throw new TerraformError([`${location.title} holds something that is not a Terraform state`]);
    }
  }

  /** @throws TerraformError */
  async push(location: Location, state: State, pair: string): Promise<void> {
    const stack = await this.open(location, pair);
    const file = join(stack.folder, PUSHED);
    try {
      await writeFile(file, JSON.stringify(state), { mode: 0o600 });
      await this.terraform.state(stack, "push", PUSHED);
    } finally {
      await rm(file, { force: true });
    }
  }

  /** Releases a lock that a killed run left behind. @throws TerraformError */
  async unlock(location: Location, lockId: string, pair: string): Promise<void> {
    await this.terraform.unlock(await this.open(location, pair), lockId);
  }

  private async open(location: Location, pair: string): Promise<PairStack> {
    const name = createHash("sha256").update(JSON.stringify(location.block)).digest("hex").slice(0, 16);
    const stack = { pair, folder: join(this.folder, `${name}-${this.mine}`) };
    const opening = this.initialized.get(name) ?? this.init(stack, location);
    this.initialized.set(name, opening);
    await opening;
    return stack;
  }

  private async init(stack: PairStack, { block }: Location): Promise<void> {
    temporary.add(stack.folder);
    await mkdir(stack.folder, { recursive: true });
    await writeFile(join(stack.folder, CONFIGURATION), JSON.stringify({ terraform: block }));
    await this.terraform.init(stack);
  }
}

/** Whether a push came too late: the state is another than was pulled. */
export function isOutrun(error: unknown): boolean {
  return (
    error instanceof TerraformError &&
    error.diagnostics.some(({ summary, detail }) => /serial|lineage/.test(`${summary} ${detail}`))
  );
}
