import { isCi } from "../ci";
import type { Finished, Processes } from "../processes";
import { Secrets } from "../secrets";
import { findEngine } from "./engine";
import { errorsOf } from "./error-text";
import { type Diagnostic, explained } from "./explain";
import { type ChangeSummary, type Outputs, readMessages } from "./messages";

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

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs Terraform in the folders of stacks. */
export class Terraform {
  private constructor(
    private readonly binary: string,
    private readonly processes: Processes,
    private readonly env: Environment,
  ) {}

  /** @throws UserError where there is no Terraform or OpenTofu, or too old a one */
  static async find(processes: Processes, env: Environment): Promise<Terraform> {
    const automated = { ...env, TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
    return new Terraform((await findEngine(automated)).binary, processes, automated);
  }

  /** Whether several at a time may init: Terraform's plugin cache is not made for that. */
  get initsTogether(): boolean {
    return (this.env["TF_PLUGIN_CACHE_DIR"] ?? "") === "";
  }

  /** In CI another job gives its lock back soon; at a terminal it is said at once who has it. */
  private get locking(): readonly string[] {
    return isCi(this.env) ? [`-lock-timeout=${LOCK_TIMEOUT}`] : [];
  }

  /** @throws TerraformError */
  async init(stack: PairStack): Promise<void> {
    await this.run(stack, ["init", "-no-color"]);
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
    return readMessages(stdout).summary;
  }

  /** Writes a saved plan as JSON, with the secrets that can stand in it. @throws TerraformError */
  async show(stack: PairStack, planFile: string, jsonFile: string): Promise<void> {
    await this.run(stack, ["show", "-json", planFile], jsonFile);
  }

  /** Applies a saved plan; Terraform refuses it where the state has moved on since. @throws TerraformError */
  async apply(stack: PairStack, planFile: string): Promise<Applied> {
    const { stdout } = await this.run(stack, ["apply", "-json", ...this.locking, planFile]);
    const { summary, warnings, outputs } = readMessages(stdout);
    return { summary, outputs, warnings: this.lines(stack, "apply", warnings) };
  }

  /** Releases a lock that a killed run left behind. @throws TerraformError */
  async unlock(stack: PairStack, lockId: string): Promise<void> {
    await this.run(stack, ["force-unlock", "-force", lockId]);
  }

  /** Takes every credential that Terraform could have used for a stack out of a text. */
  maskOf({ folder }: PairStack): (text: string) => string {
    const secrets = Secrets.of(this.env, folder);
    return (text) => secrets.mask(text);
  }

  private async run(stack: PairStack, args: readonly string[], stdoutFile?: string): Promise<Finished> {
    const [command = ""] = args;
    const finished = await this.processes.run(this.binary, args, {
      cwd: stack.folder,
      env: this.env,
      what: `terraform ${command} of ${stack.pair}`,
      ...(stdoutFile !== undefined && { stdoutFile }),
    });
    if (finished.exitCode === 0) return finished;
    const problems = problemsOf(finished);
    const lines = this.lines(stack, command, problems);
    throw new TerraformError(
      lines.length > 0 ? lines : [`terraform ${command} failed and did not say why`],
      problems,
    );
  }

  /** Masked before, where a secret is still whole, and after, where it may have been put together. */
  private lines(stack: PairStack, command: string, said: readonly Diagnostic[]): string[] {
    const mask = this.maskOf(stack);
    const doing = { ...stack, command };
    return said.map(({ summary, detail, address }) =>
      mask(explained({ summary: mask(summary), detail: mask(detail), address }, doing)),
    );
  }
}

function problemsOf({ stdout, stderr }: Finished): readonly Diagnostic[] {
  const { errors } = readMessages(stdout);
  return errors.length > 0 ? errors : errorsOf(stderr);
}
