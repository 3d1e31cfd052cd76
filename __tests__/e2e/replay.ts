import type { AccountService, Call } from "../../sandbox";
import { startAccounts } from "../../sandbox/accounts";
import { callByHand } from "./by-hand";
import type { ComparedPlan, Recording, Step } from "./recordings";
import { type TerraformRun, Workspace } from "./workspace";

/** What a replayed plan came to. */
export interface Replayed {
  readonly run: TerraformRun;
  readonly plan: ComparedPlan | undefined;
  readonly calls: readonly Call[];
}

/** Where a replay runs: Terraform, and the provider it is attached to. */
export interface Stage {
  readonly binary: string;
  readonly env: Readonly<Record<string, string>>;
}

const LINES_AT_ONCE = 3;
const RECORDED_ENDPOINT = "127.0.0.1:8099";

/** Recordings that share their beginnings: `steps` is the longest, the others stop earlier on the same way. */
export interface Line {
  readonly steps: readonly Step[];
  readonly recordings: readonly Recording[];
}

/** Accounts and a folder of their own, in which one line of steps is replayed. */
export class Replay {
  private constructor(
    readonly accounts: AccountService,
    readonly workspace: Workspace,
  ) {}

  static async start({ binary, env }: Stage): Promise<Replay> {
    return new Replay(await startAccounts(), await Workspace.create(binary, env));
  }

  /** Takes a step, and returns what Terraform printed if it failed. */
  async take(step: Step): Promise<string | undefined> {
    if ("call" in step) {
      await callByHand(this.accounts, step.call);
      return undefined;
    }
    const { exitCode, stderr } = await this.apply(JSON.stringify(step.apply));
    return exitCode === 0 ? undefined : stderr;
  }

  async apply(configuration: string, ...args: readonly string[]): Promise<TerraformRun> {
    await this.configure(configuration);
    return this.workspace.apply(...args);
  }

  async plan(recording: Recording): Promise<Replayed> {
    await this.configure(recording.configuration);
    const before = this.accounts.calls().length;
    const run = await this.workspace.plan(...recording.planArguments);
    const calls = this.accounts.calls().slice(before);
    const plan = run.exitCode === 1 ? undefined : await this.workspace.show<ComparedPlan>("tfplan");
    return { run, plan, calls };
  }

  async close(): Promise<void> {
    await Promise.all([this.accounts.close(), this.workspace.remove()]);
  }

  private configure(configuration: string): Promise<void> {
    return this.workspace.configure(configuration.replaceAll(RECORDED_ENDPOINT, this.accounts.endpoint));
  }
}

/** Replays every line, a few at once. */
export async function replayAll(lines: readonly Line[], stage: Stage): Promise<LineReplayed> {
  const waiting = [...lines];
  const outcomes: LineReplayed[] = [];
  const work = async () => {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      outcomes.push(await replayLine(line, stage));
    }
  };
  await Promise.all(Array.from({ length: LINES_AT_ONCE }, work));
  return {
    plans: new Map(outcomes.flatMap(({ plans }) => [...plans])),
    failedSteps: outcomes.flatMap(({ failedSteps }) => failedSteps),
  };
}

/** Groups recordings, so that a beginning that several of them share is replayed once. */
export function linesOf(recordings: readonly Recording[]): readonly Line[] {
  const lines: { steps: readonly Step[]; recordings: Recording[] }[] = [];
  for (const recording of [...recordings].sort((one, other) => other.steps.length - one.steps.length)) {
    const line = lines.find(({ steps }) => isBeginning(recording.steps, steps));
    if (line === undefined) lines.push({ steps: recording.steps, recordings: [recording] });
    else line.recordings.push(recording);
  }
  return lines;
}

/** What the replay of a line came to. */
export interface LineReplayed {
  readonly plans: ReadonlyMap<string, Replayed>;
  /** What Terraform printed for each step that failed: a step may have failed when it was recorded. */
  readonly failedSteps: readonly string[];
}

/** Replays one line, and plans every recording of it where its steps end. */
export async function replayLine(line: Line, stage: Stage): Promise<LineReplayed> {
  const replay = await Replay.start(stage);
  const plans = new Map<string, Replayed>();
  const failedSteps: string[] = [];
  try {
    for (let done = 0; done <= line.steps.length; done += 1) {
      for (const recording of line.recordings.filter(({ steps }) => steps.length === done)) {
        plans.set(recording.name, await replay.plan(recording));
      }
      const step = line.steps[done];
      const failure = step === undefined ? undefined : await replay.take(step);
      if (failure !== undefined) failedSteps.push(failure);
    }
    return { plans, failedSteps };
  } finally {
    await replay.close();
  }
}

function isBeginning(steps: readonly Step[], longer: readonly Step[]): boolean {
  return steps.every((step, index) => JSON.stringify(step) === JSON.stringify(longer[index]));
}
