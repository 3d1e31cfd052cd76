import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { App } from "cdktf";
import { afterAll, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { AccountPairStack, loadAccountPairs } from "../../lib/pairs";
import { profileName, type Sandbox, startSandbox } from "../../sandbox";
import { dtsPairs, type Ran } from "../cli/harness";

const [B, A] = ["1111111111111111", "2222222222222222"];
const ROOT = join(__dirname, "../..");
const HOME = process.cwd();
const TSX = pathToFileURL(require.resolve("tsx")).href;

/** What is killed: dts-pairs alone, Terraform alone, or both at once, as where the machine goes down. */
const VICTIMS = ["dts-pairs", "terraform", "both"] as const;
type Victim = (typeof VICTIMS)[number];

/** Pairs of one owner in the folder of an app that was synthesized, with a sandbox of their own. */
class Project {
  private constructor(
    private readonly folder: string,
    readonly sandbox: Sandbox,
    private readonly names: readonly string[],
  ) {}

  static async open(count: number): Promise<Project> {
    const sandbox = await startSandbox({ accountIds: [B, A], retryWait: 20 });
    await new ByHand(sandbox.accounts, A).authorizeDts();
    const folder = await mkdtemp(join(tmpdir(), "dts-pairs-kill-"));
    const names = Array.from({ length: count }, (_, index) => `pair-${index}`);
    await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
    await writeFile(join(folder, "node_modules/.bin/cdktf"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    await writeFile(join(folder, "cdktf.json"), '{"output":"cdktf.out"}');
    process.chdir(folder);
    return new Project(folder, sandbox, names);
  }

  /** Makes the pairs file and its stacks. */
  async write(settings: object): Promise<void> {
    const provider = { profile: profileName(A), region: "cn-hangzhou", protocol: "HTTP" };
    const about = { ownerAccountId: A, trustedAccountId: B, provider, ...settings };
    const pairs = this.names.map((name) => ({ name, roleName: name, ...about }));
    await writeFile("account-pairs.yaml", JSON.stringify({ version: 1, pairs }));
    const app = new App({ outdir: join(this.folder, "cdktf.out") });
    for (const pair of loadAccountPairs("account-pairs.yaml", {}).pairs) new AccountPairStack(app, pair);
    app.synth();
  }

  cli(...args: readonly string[]): Promise<Ran> {
    return dtsPairs(args, { env: this.env });
  }

  /** Calls that `work` makes. */
  async callsOf(work: () => Promise<unknown>): Promise<number> {
    const before = this.sandbox.accounts.calls().length;
    await work();
    return this.sandbox.accounts.calls().length - before;
  }

  /** Runs a command, and kills `victim` at the `call`-th call: it is carried out, and nobody gets the answer. */
  async killed(command: readonly string[], call: number, victim: Victim): Promise<void> {
    const child = spawn(command[0] ?? "", command.slice(1), {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "ignore", "ignore"],
    });
    const closed = once(child, "close");
    this.sandbox.accounts.onCall(call, () => this.kill(child, victim));
    await closed;
    const deadline = Date.now() + 30_000;
    while (this.terraforms().length > 0) {
      if (Date.now() > deadline) throw new Error("a Terraform lives on");
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  private kill(child: ChildProcess, victim: Victim): void {
    const terraforms = victim === "dts-pairs" ? [] : this.terraforms();
    for (const pid of [...(victim === "terraform" ? [] : [child.pid ?? 0]), ...terraforms]) kill(pid);
  }

  /** The processes that work in this folder, by the paths that they are given. */
  private terraforms(): number[] {
    const listed = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
    const own = listed.filter((line) => line.includes(this.folder) && /terraform (?:apply|plan)/.test(line));
    return own.map((line) => Number.parseInt(line, 10));
  }

  /** What a user does after it: once more, and what is told. @returns how many commands were told */
  async recover(): Promise<number> {
    const again = await this.cli("apply");
    expect(again.stdout + again.stderr).not.toMatch(/stale|EntityAlreadyExists/);
    for (const name of this.names)
      expect(again.stdout).toMatch(
        new RegExp(`^${name}: (?:done|applied|failed\\n {2}to be planned anew)`, "m"),
      );
    return this.planAndApply();
  }

  async planAndApply(): Promise<number> {
    const planned = await this.cli("plan");
    const told = [...planned.stdout.matchAll(/run npx dts-pairs adopt ([\w-]+)/g)].map(
      ([, name = ""]) => name,
    );
    if (told.length > 0) {
      const adopted = await this.cli("adopt", ...told);
      expect(adopted.code, adopted.stderr).toBe(0);
    } else expect(planned.code, planned.stdout).toBe(0);
    const applied = await this.cli("apply");
    expect(applied.code, applied.stdout).toBe(0);
    return told.length > 0 ? 1 : 0;
  }

  /** The accounts hold what the file says, and the next plan has nothing to do. */
  async expectWhole(description: string, policies: number): Promise<void> {
    const roles = this.sandbox.accounts.roles(A).filter(({ name }) => this.names.includes(name));
    expect(roles).toHaveLength(this.names.length);
    for (const role of roles) expect(role).toMatchObject({ description, policies: { length: policies } });
    const { stdout } = await this.cli("plan");
    for (const name of this.names) expect(stdout).toMatch(new RegExp(`^${name}: no changes$`, "m"));
  }

  get env(): Record<string, string> {
    const given = { ...process.env, ...this.sandbox.env, ACCOUNT_PAIRS_FILE: "account-pairs.yaml", CI: "1" };
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }

  async close(): Promise<void> {
    process.chdir(HOME);
    await this.sandbox.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // At its end already.
  }
}

const APPLY = [process.execPath, "--import", TSX, join(ROOT, "cli/main.ts"), "apply"];
const CREATED = { description: "one" };
const UPDATED = { description: "two", maxSessionDuration: 7200, access: "cloud-instance" };

const table: string[] = [];
afterAll(() => console.log(["what: kills, told commands", ...table].join("\n")));

/**
 * Kills an apply at every call that it makes.
 *
 * @param victims - take turns, a call each
 * @param prepare - comes before the plan that is applied
 */
async function killEveryCall(
  what: string,
  count: number,
  victims: readonly [Victim, ...Victim[]],
  prepare: (project: Project) => Promise<void>,
  whole: readonly [string, number],
): Promise<void> {
  let [calls, told] = [1, 0];
  const kills = new Map<Victim, number>();
  for (let call = 1; call <= calls; call += 1) {
    const victim = victims[(call - 1) % victims.length] ?? victims[0];
    const project = await Project.open(count);
    try {
      await prepare(project);
      expect(await project.cli("plan")).toMatchObject({ code: 0 });
      if (call === 1) calls = await countedCalls(count, prepare);
      await project.killed(APPLY, call, victim);
      told += await project.recover();
      await project.expectWhole(...whole);
      kills.set(victim, (kills.get(victim) ?? 0) + 1);
    } catch (error) {
      throw new Error(`${what}, ${victim} killed at call ${call} of ${calls}: ${(error as Error).message}`, {
        cause: error,
      });
    } finally {
      await project.close();
    }
  }
  const counted = [...kills].map(([victim, count]) => `${victim} ${count}`).join(", ");
  table.push(`${what}, killed: ${counted}; ${told} with one told command`);
}

async function countedCalls(count: number, prepare: (project: Project) => Promise<void>): Promise<number> {
  const folder = process.cwd();
  const project = await Project.open(count);
  try {
    await prepare(project);
    await project.cli("plan");
    return await project.callsOf(() => project.cli("apply"));
  } finally {
    await project.close();
    process.chdir(folder);
  }
}

const create = (project: Project) => project.write(CREATED);
const update = async (project: Project) => {
  await create(project);
  await project.planAndApply();
  await project.write(UPDATED);
};

describe.each(VICTIMS)("SIGKILL of %s after every call", (victim) => {
  it("of an apply that creates: at most one command is told, and all is there", async () => {
    await killEveryCall("create", 1, [victim], create, ["one", 2]);
  });

  it("of an apply that changes", async () => {
    await killEveryCall("update", 1, [victim], update, ["two", 1]);
  });
});

describe("SIGKILL of each in turn", () => {
  it("after every call of an apply of five pairs", async () => {
    await killEveryCall("create of five", 5, VICTIMS, create, ["one", 2]);
  });
});

describe("SIGKILL of terraform destroy after every call", () => {
  it("is mended by the same command", async () => {
    let [calls, kills] = [1, 0];
    for (let call = 1; call <= calls; call += 1) {
      const project = await Project.open(1);
      const stack = join(process.cwd(), "cdktf.out/stacks/pair-0");
      const destroy = ["terraform", `-chdir=${stack}`, "apply", "-destroy", "-auto-approve", "-no-color"];
      const run = async () => {
        const child = spawn("terraform", destroy.slice(1), { env: project.env, stdio: "ignore" });
        expect(await once(child, "close")).toEqual([0, null]);
      };
      try {
        await create(project);
        await project.planAndApply();
        if (call === 1) {
          calls = await project.callsOf(run);
          await project.planAndApply();
        }
        await project.killed(destroy, call, "both");
        await run();
        expect(project.sandbox.accounts.roles(A).map(({ name }) => name)).toEqual(["AliyunDTSDefaultRole"]);
        expect(existsSync(join(stack, "errored.tfstate"))).toBe(false);
        kills += 1;
      } finally {
        await project.close();
      }
    }
    table.push(`destroy, terraform killed: ${kills} kills, mended by the same command`);
  });
});
