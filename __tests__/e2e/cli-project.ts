import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { profileName, type Sandbox } from "../../sandbox";
import { dtsPairs, type Ran } from "../cli/harness";

const ROOT = resolve(__dirname, "../..");
const BIN = join(ROOT, "node_modules/.bin");

/** A pair as the pairs file has it. */
export interface PairEntry {
  readonly name: string;
  readonly ownerAccountId: string;
  readonly formerly?: string;
  readonly roleName?: string;
  readonly preventDestroy?: boolean;
  readonly access?: string;
  /** The account whose credentials are used: by mistake, where it is not the owner. */
  readonly credentialsOf?: string;
  readonly trustedAccountId?: string;
  readonly guards?: Readonly<Record<string, boolean>>;
  /** What the provider is told otherwise; undefined takes a setting away. */
  readonly provider?: object;
  readonly backend?: object;
  /** The role of the owner account that the provider assumes. */
  readonly assumeRole?: { readonly roleArn: string; readonly planRoleArn: string };
}

/** This project with a pairs file, an output, a state and plans of its own, in the sandbox. */
export class CliProject {
  private readonly variables: Record<string, string> = {};

  private constructor(
    private readonly folder: string,
    private readonly sandbox: Sandbox,
  ) {}

  static async open(sandbox: Sandbox): Promise<CliProject> {
    await mkdir(join(ROOT, ".sandbox"), { recursive: true });
    return new CliProject(await mkdtemp(join(ROOT, ".sandbox", "cli-")), sandbox);
  }

  /** The folder of the plans. */
  get plans(): string {
    return join(this.folder, "plans");
  }

  /** A path in the project's folder. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes the pairs file. @param backend - @default files in the project's folder */
  async write(
    trustedAccountId: string,
    pairs: readonly PairEntry[],
    backend: object = { local: { directory: relative(ROOT, this.folder) } },
  ): Promise<void> {
    const entries = pairs.map(({ credentialsOf, assumeRole, provider, ...pair }) => ({
      trustedAccountId,
      ...pair,
      provider: {
        ...this.provider(credentialsOf ?? pair.ownerAccountId),
        ...(assumeRole !== undefined && { assumeRole }),
        ...provider,
      },
    }));
    const defaults = { backend };
    await writeFile(this.pairsFile, JSON.stringify({ version: 1, defaults, pairs: entries }));
  }

  /** Runs `dts-pairs`, in this process, which saves loading it each time. */
  cli(...args: readonly string[]): Promise<Ran> {
    return dtsPairs(args, { env: this.env });
  }

  /** Runs `dts-pairs` as a user does. */
  command(...args: readonly string[]): Promise<Ran> {
    return this.run(process.execPath, ["bin/dts-pairs.cjs", ...args]);
  }

  /** Environment variables of every command from now on. */
  set(variables: Readonly<Record<string, string>>): void {
    Object.assign(this.variables, variables);
  }

  /** Runs `cdktf` as a user does. */
  cdktf(...args: readonly string[]): Promise<Ran> {
    return this.run(join(BIN, "cdktf"), args);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private get pairsFile(): string {
    return join(this.folder, "account-pairs.yaml");
  }

  private get env(): Record<string, string> {
    const given = Object.entries({ ...process.env, ...this.sandbox.env }).filter(
      ([, value]) => value !== undefined,
    );
    return {
      ...(Object.fromEntries(given) as Record<string, string>),
      ACCOUNT_PAIRS_FILE: this.pairsFile,
      CDKTF_OUTPUT: join(relative(ROOT, this.folder), "cdktf.out"),
      CI: "1",
      ...this.variables,
    };
  }

  /** Reaches an account of the sandbox. */
  private provider(accountId: string): object {
    const { endpoint } = this.sandbox.accounts;
    return {
      region: "cn-hangzhou",
      profile: profileName(accountId),
      protocol: "HTTP",
      endpoints: { ram: endpoint, sts: endpoint },
      skipRegionValidation: true,
    };
  }

  private run(command: string, args: readonly string[]): Promise<Ran> {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: this.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    return new Promise((done) => child.once("close", (code) => done({ code, stdout, stderr })));
  }
}
