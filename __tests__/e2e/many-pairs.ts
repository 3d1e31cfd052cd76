import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { AccountPairStack, loadAccountPairs } from "../../lib/pairs";
import { profileName, type Sandbox } from "../../sandbox";
import { dtsPairs, type Ran } from "../cli/harness";

const HOME = process.cwd();

/** Pairs of one owner in an app of their own, whose stacks are synthesized here: it is the working directory. */
export class ManyPairs {
  private constructor(
    readonly folder: string,
    private readonly sandbox: Sandbox,
    readonly trusted: string,
    readonly owner: string,
  ) {}

  static async open(sandbox: Sandbox, trusted: string, owner: string): Promise<ManyPairs> {
    const folder = await mkdtemp(join(tmpdir(), "dts-pairs-many-"));
    await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
    await writeFile(join(folder, "node_modules/.bin/cdktf"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    await writeFile(join(folder, "cdktf.json"), '{"output":"cdktf.out"}');
    process.chdir(folder);
    return new ManyPairs(folder, sandbox, trusted, owner);
  }

  /** Makes the pairs file and its stacks. */
  async write(
    names: readonly string[],
    settings: object = {},
    regions: object = { region: "cn-hangzhou" },
  ): Promise<void> {
    const provider = {
      profile: profileName(this.owner),
      ...regions,
      protocol: "HTTP",
      skipRegionValidation: true,
      endpoints: { ram: this.sandbox.accounts.endpoint, sts: this.sandbox.accounts.endpoint },
    };
    const about = { ownerAccountId: this.owner, trustedAccountId: this.trusted, provider, ...settings };
    const pairs = names.map((name) => ({ name, roleName: name, ...about }));
    await writeFile("account-pairs.yaml", JSON.stringify({ version: 1, pairs }));
    const app = new App({ outdir: join(this.folder, "cdktf.out") });
    for (const pair of loadAccountPairs("account-pairs.yaml", {}).pairs) new AccountPairStack(app, pair);
    app.synth();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs `dts-pairs` in this process, with an environment that has nothing of the user's but PATH. */
  cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return dtsPairs(args, { env: this.env(env) });
  }

  env(env: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: process.env["PATH"] ?? "",
      HOME: this.folder,
      ...this.sandbox.env,
      ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
      ...env,
    };
  }

  async remove(): Promise<void> {
    process.chdir(HOME);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** So many names of pairs. */
export function pairNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `pair-${index}`);
}
