import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { SmallRepository } from "../e2e/small-repository";
import { stepsOf, workflow } from "../workflows/workflow";

const [B, A] = ["1111111111111111", "2222222222222222"];
const SHELL = ["--noprofile", "--norc", "-eo", "pipefail"];

let sandbox: Sandbox;
let repository: SmallRepository;
let folder: string;
let count = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
});

afterAll(() => sandbox?.close());

beforeEach(async () => {
  repository = await SmallRepository.open(sandbox, "step");
  const roleName = `dts-${++count}`;
  repository.writePair(A, { trustedAccountId: B, access: "cloud-instance", roleName });
  folder = repository.folder;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The shell of a step, as the workflow has it; `edit` for the words that only a runner gives. */
function start(name: string, command: string): ChildProcess {
  const step = stepsOf(workflow(name)).find(({ run }) => run?.includes(`dts-pairs ${command}`));
  writeFileSync(join(folder, "step.sh"), step?.run ?? "exit 9");
  const { env } = repository;
  return spawn("bash", [...SHELL, "step.sh"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
}

function ended(child: ChildProcess): Promise<number | null> {
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  return new Promise((done) => child.once("close", done));
}

const lock = () => join(folder, ".terraform.one.tfstate.lock.info");

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((wake) => setTimeout(wake, 20));
}

/** The processes that work in the folder, or below it. */
function workingHere(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}

describe.each(["SIGINT", "SIGTERM"] as const)("%s to the process that a step starts", (signal) => {
  it("in the middle of a plan leaves no lock and no Terraform", async () => {
    sandbox.accounts.failNext({ action: "GetCallerIdentity", times: 2, delayMs: 1_500 });
    const child = start("plan.yml", "plan");
    const end = ended(child);
    await until(() => existsSync(lock()));
    child.kill(signal);
    expect(await end).toBe(130);
    expect(existsSync(lock())).toBe(false);
    await expect.poll(workingHere, { timeout: 5_000 }).toEqual([]);
  });

  it("in the middle of an apply leaves no lock and no Terraform, and a state that knows what was made", async () => {
    expect(await ended(start("plan.yml", "plan"))).toBe(0);
    mkdirSync(join(folder, "to-apply/reviewed"), { recursive: true });
    await rename(join(folder, "plans"), join(folder, "to-apply/reviewed/dts-reviewed-pr-7"));
    sandbox.accounts.failNext({ action: "CreateRole", delayMs: 3_000 });
    const child = start("apply.yml", "apply");
    const end = ended(child);
    // Terraform's lock says what it is for, and the call that makes the role is on its way soon after.
    await until(() => existsSync(lock()) && readFileSync(lock(), "utf8").includes("OperationTypeApply"));
    await new Promise((wake) => setTimeout(wake, 300));
    child.kill(signal);
    expect(await end).not.toBe(0);
    expect(existsSync(lock())).toBe(false);
    await expect.poll(workingHere, { timeout: 5_000 }).toEqual([]);
    const state: string = readFileSync(join(folder, "terraform.one.tfstate"), "utf8");
    const made = sandbox.accounts.roles(A).find(({ name }) => name === `dts-${count}`);
    if (made !== undefined) expect(state).toContain(made.name);
  });
});
