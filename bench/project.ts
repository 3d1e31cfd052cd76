import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ByHand } from "../demo/by-hand";
import { profileName, type Sandbox, type SandboxOptions, startSandbox } from "../sandbox";

export const ROOT = join(__dirname, "..");
const TRUSTED = "1111111111111111";
export const OWNER = "2222222222222222";

/** An app with many pairs of one owner account, in a folder of its own, and its sandbox. */
export class Project {
  private constructor(
    readonly folder: string,
    readonly sandbox: Sandbox,
  ) {}

  static async open(options: Pick<SandboxOptions, "state"> = {}): Promise<Project> {
    const sandbox = await startSandbox({ ...options, accountIds: [TRUSTED, OWNER] });
    await new ByHand(sandbox.accounts, OWNER).authorizeDts();
    mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
    return new Project(mkdtempSync(join(ROOT, ".sandbox", "bench-")), sandbox);
  }

  /** Writes the app and its pairs file. @param settings of each pair */
  write(pairs: number, settings: object = {}): void {
    const { endpoint } = this.sandbox.accounts;
    const provider = {
      profile: profileName(OWNER),
      region: "cn-hangzhou",
      protocol: "HTTP",
      skipRegionValidation: true,
      endpoints: { ram: endpoint, sts: endpoint },
    };
    const of = { ownerAccountId: OWNER, trustedAccountId: TRUSTED, provider, ...settings };
    const names = Array.from({ length: pairs }, (_, index) => `pair-${index}`);
    const entries = names.map((name) => ({ name, roleName: name, ...of }));
    this.file("account-pairs.yaml", { version: 1, pairs: entries });
    this.file("cdktf.json", {
      language: "typescript",
      app: "node --import tsx main.ts",
      projectId: "bench",
      sendCrashReports: "false",
    });
    cpSync(join(ROOT, "main.ts"), join(this.folder, "main.ts"));
    for (const name of ["lib", "node_modules", "provider-alicloud"])
      symlinkSync(join(ROOT, name), join(this.folder, name));
  }

  /** Runs a command to its end. @throws where it fails, with what it said */
  run(
    command: string,
    args: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const env = {
      ...process.env,
      ...this.sandbox.env,
      ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
      ...variables,
    };
    const child = spawn(command, args, { cwd: this.folder, env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    return new Promise((done, fail) =>
      child.once("close", (code) =>
        code === 0 ? done() : fail(new Error(`${command} ${args.join(" ")}: ${said}`)),
      ),
    );
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    await this.sandbox.close();
  }

  private file(name: string, content: object): void {
    writeFileSync(join(this.folder, name), JSON.stringify(content));
  }
}
