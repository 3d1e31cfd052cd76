import type { Finished, Processes } from "../processes";
import { withoutSecrets } from "../secrets";
import { errorLines } from "./error-text";
import { type ChangeSummary, type Outputs, readMessages } from "./messages";
import { findTerraform } from "./version";

/** A command of Terraform that failed. The message is Terraform's own errors, one a line. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";
}

/** What an apply did. */
export interface Applied {
  readonly summary: ChangeSummary;
  readonly warnings: readonly string[];
  readonly outputs: Outputs;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs Terraform in the folders of stacks. */
export class Terraform {
  private constructor(
    private readonly binary: string,
    private readonly processes: Processes,
    private readonly env: Environment,
  ) {}

  /** @throws UserError where there is no Terraform, or too old a one */
  static async find(processes: Processes, env: Environment): Promise<Terraform> {
    const automated = { ...env, TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
    return new Terraform(await findTerraform(processes, automated), processes, automated);
  }

  /** Whether several at a time may init: Terraform's plugin cache is not made for that. */
  get initsTogether(): boolean {
    return (this.env["TF_PLUGIN_CACHE_DIR"] ?? "") === "";
  }

  /** @throws TerraformError */
  async init(folder: string): Promise<void> {
    await this.run(folder, ["init", "-no-color"]);
  }

  /** Saves a plan. @throws TerraformError */
  async plan(folder: string, planFile: string, ...options: readonly string[]): Promise<ChangeSummary> {
    const { stdout } = await this.run(folder, ["plan", "-json", `-out=${planFile}`, ...options]);
    return readMessages(stdout).summary;
  }

  /** Writes a saved plan as JSON, without holding it in memory. @throws TerraformError */
  async show(folder: string, planFile: string, jsonFile: string): Promise<void> {
    await this.run(folder, ["show", "-json", planFile], jsonFile);
  }

  /** Applies a saved plan; Terraform refuses it where the state has moved on since. @throws TerraformError */
  async apply(folder: string, planFile: string): Promise<Applied> {
    const { stdout } = await this.run(folder, ["apply", "-json", planFile]);
    const { summary, warnings, outputs } = readMessages(stdout);
    return { summary, outputs, warnings: warnings.map((line) => withoutSecrets(line, this.env)) };
  }

  private async run(folder: string, args: readonly string[], stdoutFile?: string): Promise<Finished> {
    const finished = await this.processes.run(this.binary, args, {
      cwd: folder,
      env: this.env,
      ...(stdoutFile !== undefined && { stdoutFile }),
    });
    if (finished.exitCode === 0) return finished;
    throw new TerraformError(withoutSecrets(problemLines(args, finished).join("\n"), this.env));
  }
}

function problemLines([command]: readonly string[], { stdout, stderr }: Finished): readonly string[] {
  const { errors } = readMessages(stdout);
  if (errors.length > 0) return errors;
  const lines = errorLines(stderr);
  return lines.length > 0 ? lines : [`terraform ${command} failed and did not say why`];
}
