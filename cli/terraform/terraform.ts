import { tmpdir } from "node:os";
import { type Engine, type Environment, type Finished, findEngine, type Processes } from "../../processes";
import { isCi } from "../ci";
import { Secrets } from "../secrets";
import { errorsOf } from "./error-text";
import { type Diagnostic, explained } from "./explain";
import { type ChangeSummary, type Messages, type Outputs, readMessages } from "./messages";

/** A command of Terraform that failed. The message is Terraform's own errors, one a line, with the way out. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";

  constructor(
    lines: readonly string[],
    /** As Terraform said them; secrets may stand in them. */
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super([...new Set(lines)].join("\n"));
  }
}

/** A pair with the folder of its stack. */
export interface PairStack {
  readonly pair: string;
  readonly folder: string;
  /** The command that goes on after a failure. @default npx dts-pairs plan of the pair */
  readonly again?: string;
}

/** What an apply did. */
export interface Applied {
  readonly summary: ChangeSummary;
  readonly warnings: readonly string[];
  readonly outputs: Outputs;
}

const LOCK_TIMEOUT = "5m";

/** The subcommands of `terraform state` that lock it. */
const LOCKED_STATE = ["mv", "push", "rm"];

/**
 * How Go collects garbage in Terraform and its provider, which start anew for every command: by default it does so again
 * and again for the few megabytes that they begin with, for a fifth of their time. Above the limit it is as by default.
 *
 * @see {@link https://go.dev/doc/gc-guide A Guide to the Go Garbage Collector}
 */
const GARBAGE_COLLECTION = { GOGC: "400", GOMEMLIMIT: "1GiB" };

interface RunOptions {
  readonly settings?: Environment;
  readonly stdoutFile?: string;
}

/** Runs Terraform in the folders of stacks. */
export class Terraform {
  private constructor(
    readonly engine: Engine,
    private readonly processes: Processes,
    private readonly env: Environment,
  ) {}

  /** @throws EngineError */
  static async find(processes: Processes, env: Environment): Promise<Terraform> {
    const automated = { ...GARBAGE_COLLECTION, ...env, TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
    return new Terraform(await findEngine(automated), processes, automated);
  }

  /** In CI another job gives its lock back soon; at a terminal it is said at once who has it. */
  private get locking(): readonly string[] {
    return isCi(this.env) ? [`-lock-timeout=${LOCK_TIMEOUT}`] : [];
  }

  /** @param settings variables of the environment, for this init only @throws TerraformError */
  async init(stack: PairStack, settings: Environment = {}, ...options: readonly string[]): Promise<void> {
    await this.run(stack, ["init", "-no-color", ...options], { settings });
  }

  /** Saves a plan. @throws TerraformError */
  async plan(stack: PairStack, planFile: string, ...options: readonly string[]): Promise<ChangeSummary> {
    const { stdout } = await this.run(stack, [
      "plan",
      "-json",
      `-out=${planFile}`,
      ...this.locking,
      ...options,
    ]);
    return this.said("plan", readMessages(stdout)).summary;
  }

  /** Writes a saved plan as JSON, with the secrets that can stand in it. @throws TerraformError */
  async show(stack: PairStack, planFile: string, jsonFile: string): Promise<void> {
    await this.run(stack, ["show", "-json", planFile], { stdoutFile: jsonFile });
  }

  /** Applies a saved plan; Terraform refuses it where the state has moved on since. @throws TerraformError */
  async apply(stack: PairStack, planFile: string): Promise<Applied> {
    const { stdout } = await this.run(stack, ["apply", "-json", ...this.locking, planFile]);
    const { summary, warnings, outputs } = this.said("apply", readMessages(stdout));
    return { summary, outputs, warnings: this.lines(stack, "apply", warnings) };
  }

  /** Releases a lock that a killed run left behind. @throws TerraformError */
  async unlock(stack: PairStack, lockId: string): Promise<void> {
    await this.run(stack, ["force-unlock", "-force", lockId]);
  }

  /** Runs a subcommand of `terraform state`. @returns what it wrote, secrets and all @throws TerraformError */
  async state(stack: PairStack, command: string, ...args: readonly string[]): Promise<string> {
    const locking = LOCKED_STATE.includes(command) ? this.locking : [];
    return (await this.run(stack, ["state", command, ...locking, ...args])).stdout;
  }

  /** Takes every credential that Terraform could have used for a stack out of a text. */
  maskOf({ folder }: PairStack): (text: string) => string {
    const secrets = Secrets.of(this.env, folder);
    return (text) => secrets.mask(text);
  }

  /** Without a summary it would look as if nothing had changed. */
  private said(command: string, { summary, ...messages }: Messages) {
    if (summary !== undefined) return { summary, ...messages };
    throw new TerraformError([
      `${this.engine.binary} ${command} came to its end, but what it said is not whole: see whether the disk is full at ${tmpdir()}`,
    ]);
  }

  private async run(stack: PairStack, args: readonly string[], about: RunOptions = {}): Promise<Finished> {
    const [command = ""] = args;
    const { settings = {}, ...output } = about;
    const { binary } = this.engine;
    const finished = await this.processes.run(binary, args, {
      cwd: stack.folder,
      env: { ...this.env, ...settings },
      what: `${binary} ${command} of ${stack.pair}`,
      savesState: true,
      ...output,
    });
    if (finished.exitCode === 0) return finished;
    const problems = problemsOf(finished);
    const lines = this.lines(stack, command, problems);
    throw new TerraformError(
      lines.length > 0
        ? lines
        : [`${binary} ${command} failed and did not say why: see whether the disk is full at ${tmpdir()}`],
      problems,
    );
  }

  /** Masked before, where a secret is still whole, and after, where it may have been put together. */
  private lines(stack: PairStack, command: string, said: readonly Diagnostic[]): string[] {
    const mask = this.maskOf(stack);
    const doing = { ...stack, command, engine: this.engine };
    const lines = said.map(({ summary, detail, address }) =>
      mask(explained({ summary: mask(summary), detail: mask(detail), address }, doing)),
    );
    return lines.filter((line) => !lines.some((other) => isQuoted(line, other)));
  }
}

function problemsOf({ stdout, stderr }: Finished): readonly Diagnostic[] {
  const { errors } = readMessages(stdout);
  return errors.length > 0 ? errors : errorsOf(stderr);
}

/** Terraform says some errors twice, once within another. */
function isQuoted(line: string, other: string): boolean {
  return other.length > line.length && other.includes(line.replace(/\.$/, ""));
}
