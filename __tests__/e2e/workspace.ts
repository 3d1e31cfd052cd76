import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of Terraform came to. */
export interface TerraformRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that Terraform works in. Terraform needs no init: its one provider is attached. */
export class Workspace {
  private constructor(
    readonly folder: string,
    private readonly binary: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async create(binary: string, env: Readonly<Record<string, string>>): Promise<Workspace> {
    return new Workspace(await mkdtemp(join(tmpdir(), "alicloud-replay-")), binary, env);
  }

  async configure(configuration: string): Promise<void> {
    await writeFile(join(this.folder, "cdk.tf.json"), configuration);
  }

  run(...args: readonly string[]): Promise<TerraformRun> {
    const options = { cwd: this.folder, env: { ...process.env, ...this.env }, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve, reject) => {
      const child = execFile(this.binary, [...args], options, (error, stdout, stderr) => {
        if (child.exitCode === null) reject(error ?? new Error(`terraform ${args.join(" ")} was killed`));
        else resolve({ exitCode: child.exitCode, stdout, stderr });
      });
    });
  }

  apply(...args: readonly string[]): Promise<TerraformRun> {
    return this.run("apply", "-auto-approve", "-input=false", "-no-color", ...args);
  }

  plan(...args: readonly string[]): Promise<TerraformRun> {
    return this.run("plan", "-detailed-exitcode", "-input=false", "-no-color", "-out=tfplan", ...args);
  }

  /** The saved plan, or the state where no file is named, as JSON. */
  async show<Content>(...files: readonly string[]): Promise<Content> {
    const { exitCode, stdout, stderr } = await this.run("show", "-json", ...files);
    if (exitCode !== 0) throw new Error(`terraform show failed: ${stderr}`);
    return JSON.parse(stdout) as Content;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
