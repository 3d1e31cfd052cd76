import { resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import type { FileOption } from "../account-pairs";
import { pairsFileName } from "../account-pairs";
import type { Io } from "../io";
import {
  type ApplyResult,
  applyStack,
  forgetStack,
  Inits,
  keptFolder,
  openStacks,
  type PairWork,
  PlanFolder,
  type PlanRecord,
  planStack,
  restoreStack,
  type Stacks,
} from "../planning";
import type { Processes } from "../processes";
import { runTasks, type Task } from "../progress";
import { outputFolder } from "../synth";
import { Terraform } from "../terraform";
import { UserError } from "../user-error";
import type { Orphan } from "./find-orphans";

/** How to plan and to destroy. */
export interface DestroyOptions extends FileOption {
  /** The folder of the plans. */
  readonly out: string;
  readonly concurrency: number;
}

/** Plans to destroy pairs and orphans, and destroys them as they were planned. */
export class Destroyer {
  private constructor(
    private readonly opened: Stacks,
    private readonly options: DestroyOptions,
    private readonly io: Io,
  ) {}

  /** @throws UserError where an orphan's configuration was not kept */
  static async open(
    pairs: readonly AccountPair[],
    orphans: readonly Orphan[],
    options: DestroyOptions,
    processes: Processes,
    io: Io,
  ): Promise<Destroyer> {
    const opened =
      pairs.length > 0
        ? await openStacks(pairs, processes, options, io, "apply")
        : await withoutPairs(options, processes, io);
    // After cdktf synth, which takes the folders of other stacks away.
    const restored = await Promise.all(orphans.map(orphanWork));
    return new Destroyer({ ...opened, stacks: [...opened.stacks, ...restored] }, options, io);
  }

  plan(): Promise<PlanRecord[]> {
    const options = { ...this.options, terraformOptions: ["-destroy"] };
    return this.all<PlanRecord>("planned", (work) => planStack(work, this.opened, options));
  }

  /** Applies the plans, and forgets what was kept of the stacks. */
  destroy(): Promise<ApplyResult[]> {
    return this.all<ApplyResult>("destroyed", async (work) => {
      const folder = new PlanFolder(resolve(this.options.out, work.pair));
      const result = await applyStack(work, folder, this.opened);
      if (!("failure" in result)) await forgetStack(this.opened.kept, work.pair);
      return result;
    });
  }

  private all<Result extends object>(
    done: string,
    run: (work: PairWork) => Promise<Result>,
  ): Promise<Result[]> {
    const tasks = this.opened.stacks.map<Task<Result>>((work) => ({
      title: work.pair,
      run: () => run(work),
      outcome: (result) => ("failure" in result ? "failed" : done),
      isFailure: (result) => "failure" in result,
    }));
    return runTasks(tasks, this.options.concurrency, this.io);
  }
}

/** No pair is to be synthesized: the file may have none that is right for it. */
async function withoutPairs(options: DestroyOptions, processes: Processes, io: Io): Promise<Stacks> {
  const terraform = await Terraform.find(processes, io.env);
  const { default: pLimit } = await import("p-limit");
  const kept = keptFolder(pairsFileName(options, io));
  const output = resolve(await outputFolder(io, process.cwd()));
  const inits = new Inits(terraform, output, io.env, pLimit(1));
  return { terraform, stacks: [], known: [], kept, output, inits };
}

async function orphanWork({ name, ownerAccountId, kept }: Orphan): Promise<PairWork> {
  if (kept === undefined || ownerAccountId === undefined)
    throw new UserError(
      `${name}: its configuration was not kept, as dts-pairs did not apply it: put the pair back, then run npx dts-pairs destroy ${name}`,
    );
  return { ...(await restoreStack(kept)), of: { name, ownerAccountId, provider: {} } };
}
