import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach } from "vitest";
import { dtsPairs, pairsText, type Ran, recordedPlan, temporaryFolder } from "./harness";

const HOME = process.cwd();

afterEach(() => process.chdir(HOME));

/** The folder of an app, with a cdktf and a Terraform that only do as if; it is the working directory in the test. */
export class FakeApp {
  private constructor(readonly folder: string) {}

  static async open(...pairs: readonly string[]): Promise<FakeApp> {
    const app = new FakeApp(await temporaryFolder());
    const bin = join(app.folder, "node_modules/.bin");
    await mkdir(bin, { recursive: true });
    await symlink(join(__dirname, "fake-cdktf.cjs"), join(bin, "cdktf"));
    await symlink(join(__dirname, "fake-terraform.cjs"), join(bin, "terraform"));
    await writeFile(app.path("cdktf.json"), "{}");
    await writeFile(app.path("log"), "");
    await app.write(...pairs);
    process.chdir(app.folder);
    return app;
  }

  /** Writes the pairs file. */
  write(...pairs: readonly string[]): Promise<void> {
    return writeFile(this.path("account-pairs.yaml"), pairsText(pairs));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The environment of the command. */
  get env(): Record<string, string> {
    return {
      PATH: process.env["PATH"] ?? "",
      ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
      ALICLOUD_SECRET_KEY: "a-secret-that-nobody-may-see",
      FAKE_LOG: this.path("log"),
      FAKE_PLAN: recordedPlan("create"),
    };
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return dtsPairs(args, { env: { ...this.env, ...env } });
  }

  /** Runs the command for a person at a terminal. */
  runAtTerminal(args: readonly string[]): Promise<Ran> {
    return dtsPairs(args, { env: this.env, isTTY: true });
  }

  /** The calls of cdktf and Terraform, in order, since the last time that they were asked for. */
  async calls(): Promise<string[]> {
    const log = await readFile(this.path("log"), "utf8");
    await writeFile(this.path("log"), "");
    return log.split("\n").filter((line) => line !== "");
  }
}
