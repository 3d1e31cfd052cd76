import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ByHand } from "../../demo/by-hand";
import { profileName, type Sandbox, startSandbox } from "../../sandbox";
import type { Ran } from "../cli/harness";
import { type OpenProject, openProject } from "./open-project";

export const [B, A] = ["1111111111111111", "2222222222222222"];
export const PAIR = "one";
const ROLE = "ram-for-dts";

/** Nobody: whom the modes of files bind, which root is not. */
const NOBODY = 65534;
const USER = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** The caches of tools: they are not the user's. */
const CACHES = /^(?:home|tmp\/tsx-\d+|tmp\/node-compile-cache)(?:\/|$)/;

/** An app with one pair in a folder of its own, run as a user does, who is not root. */
export class App {
  private constructor(
    readonly folder: string,
    private readonly project: OpenProject,
    private readonly sandbox: Sandbox,
    private readonly env: Readonly<Record<string, string | undefined>>,
  ) {}

  static async open(): Promise<App> {
    const sandbox = await startSandbox({ accountIds: [B, A], retryWait: 20 });
    await new ByHand(sandbox.accounts, A).authorizeDts();
    const project = openProject(USER);
    const folder = await mkdtemp(join(tmpdir(), "dts-pairs-app-"));
    const at = (name: string) => join(folder, name);
    const credentials = at("home/config.json");
    for (const name of ["home", "tmp", "states"]) await mkdir(at(name));
    for (const name of ["lib", "node_modules", "main.ts", "cdktf.json", "package.json"])
      await symlink(join(project.root, name), at(name));
    await cp(sandbox.env["ALICLOUD_SHARED_CREDENTIALS_FILE"] ?? "", credentials);
    const app = new App(folder, project, sandbox, {
      ...process.env,
      ...sandbox.env,
      ALICLOUD_SHARED_CREDENTIALS_FILE: credentials,
      ALIBABA_CLOUD_CREDENTIALS_FILE: credentials,
      HOME: at("home"),
      TMPDIR: at("tmp"),
      CI: "1",
    });
    await app.write({});
    await app.give();
    return app;
  }

  /** Writes the pairs file. */
  async write(settings: object): Promise<void> {
    const provider = { profile: profileName(A), region: "cn-hangzhou", protocol: "HTTP" };
    const backend = { local: { directory: "states" } };
    const pair = { name: PAIR, ownerAccountId: A, trustedAccountId: B, roleName: ROLE, provider, backend };
    const file = join(this.folder, "account-pairs.yaml");
    await writeFile(file, JSON.stringify({ version: 1, pairs: [{ ...pair, ...settings }] }));
  }

  /** Gives all that is in the folder to the user. */
  async give(): Promise<void> {
    if (USER.uid === undefined) return;
    for (const name of ["", ...(await this.names())])
      if (!(await lstat(join(this.folder, name))).isSymbolicLink())
        await chown(join(this.folder, name), USER.uid, USER.gid);
  }

  /** Runs `dts-pairs`. */
  dtsPairs(...args: readonly string[]): Promise<Ran> {
    return this.run(process.execPath, [join(this.project.root, "bin/dts-pairs.cjs"), ...args]);
  }

  /** Runs what somebody is told to, in a shell. */
  shell(command: string): Promise<Ran> {
    return this.run("sh", ["-c", command]);
  }

  /** The role as the account has it. */
  get role() {
    return this.sandbox.accounts.roles(A).find(({ name }) => name === ROLE);
  }

  /** Every call that changed something. */
  get changes(): number {
    const reads = /^(?:Get|List)/;
    return this.sandbox.accounts.calls().filter(({ action }) => !reads.test(action)).length;
  }

  /** All that is in the folder, and what is in it. */
  async content(): Promise<Readonly<Record<string, string>>> {
    const entries = await Promise.all(
      (await this.names())
        .filter((name) => !CACHES.test(name))
        .map(async (name) => [name, await contentOf(join(this.folder, name))] as const),
    );
    return Object.fromEntries(entries);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await rm(this.folder, { recursive: true, force: true });
    this.project.close();
  }

  private async names(): Promise<string[]> {
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return found.map((entry) => relative(this.folder, join(entry.parentPath, entry.name))).sort();
  }

  private run(command: string, args: readonly string[]): Promise<Ran> {
    const child = spawn(command, args, {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "pipe", "pipe"],
      ...USER,
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    return new Promise((done) => child.once("close", (code) => done({ code, stdout, stderr })));
  }
}

async function contentOf(path: string): Promise<string> {
  const stat = await lstat(path);
  if (!stat.isFile()) return "no file";
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}
