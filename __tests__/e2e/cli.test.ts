import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../lib/review";
import { type RoleSnapshot, type Sandbox, startSandbox } from "../../sandbox";
import type { Ran } from "../cli/harness";
import { callByHand } from "./by-hand";
import { CliProject, type PairEntry } from "./cli-project";

const [B, A, C, STRANGER] = ["1111111111111111", "2222222222222222", "4444444444444444", "3333333333333333"];
const ESCAPE = String.fromCharCode(27);
const PAIRS: readonly PairEntry[] = [
  { name: "drifting", ownerAccountId: A, roleName: "dts-drifting" },
  { name: "broadening", ownerAccountId: A, roleName: "dts-broadening", access: "cloud-instance" },
  { name: "untouched", ownerAccountId: C },
];

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, C, STRANGER] });
  project = await CliProject.open(sandbox);
  for (const account of [A, C]) await authorizeDts(account);
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

/** As the DTS console does it, once in an account. */
async function authorizeDts(account: string): Promise<void> {
  const role = { account, RoleName: "AliyunDTSDefaultRole" };
  const service = { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["dts.aliyuncs.com"] } };
  const document = JSON.stringify({ Version: "1", Statement: [service] });
  await callByHand(sandbox.accounts, { ...role, Action: "CreateRole", AssumeRolePolicyDocument: document });
}

async function trustByHand(account: string, name: string, stranger: string): Promise<void> {
  const policy: { Statement: [{ Principal: { RAM: string[] } }] } = JSON.parse(
    roleOf(account, name).assumeRolePolicyDocument,
  );
  policy.Statement[0].Principal.RAM.push(`acs:ram::${stranger}:root`);
  const document = { NewAssumeRolePolicyDocument: JSON.stringify(policy) };
  await callByHand(sandbox.accounts, { account, Action: "UpdateRole", RoleName: name, ...document });
}

function roleOf(account: string, name: string): RoleSnapshot {
  const role = sandbox.accounts.roles(account).find((it) => it.name === name);
  if (role === undefined) throw new Error(`account ${account} has no role ${name}`);
  return role;
}

/** The calls that changed something while `work` ran. */
async function changesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = sandbox.accounts.calls().length;
  await work();
  const calls = sandbox.accounts.calls().slice(before);
  return calls.map(({ action }) => action).filter((action) => !/^(?:Get|List)/.test(action));
}

function expectNoColour({ stdout, stderr }: Ran): void {
  expect(stdout + stderr).not.toContain(ESCAPE);
}

function verdicts({ pairs }: Report): Record<string, readonly [string, string]> {
  return Object.fromEntries(
    pairs.map(({ pair, change, drift }) => [pair, [change.verdict, drift.verdict] as const]),
  );
}

const plan = (...args: readonly string[]) => project.cli("plan", ...args, "--out", project.plans);
const apply = (...args: readonly string[]) => project.cli("apply", ...args, "--plans", project.plans);
const review = (...args: readonly string[]) => project.cli("review", project.plans, ...args);

describe("three pairs over two owner accounts", () => {
  it("are deployed by plan and apply, beside one that cdktf deployed", { timeout: 180_000 }, async () => {
    await project.write(B, PAIRS);
    const deployed = await project.cdktf("deploy", "untouched", "--auto-approve");
    expect(deployed.code, deployed.stdout + deployed.stderr).toBe(0);

    const planned = await project.command("plan", "--out", project.plans);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout.split("\n")).toEqual([
      "drifting: 3 to add, 0 to change, 0 to destroy",
      "broadening: 2 to add, 0 to change, 0 to destroy",
      "untouched: no changes",
      "3 pairs planned",
      "",
    ]);
    expectNoColour(planned);

    const applied = await apply();
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain("ram_role_name = dts-broadening");
    expect(roleOf(A, "dts-drifting").policies).toHaveLength(2);
    expect(roleOf(A, "dts-broadening").policies).toHaveLength(1);

    const diff = await project.cdktf("diff", "drifting");
    expect(diff.stdout).toContain("No changes.");
  });

  it("keep their plans where only their owner can read them", async () => {
    const folder = join(project.plans, "drifting");
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of ["tfplan", "plan.json", "planned.json"])
      expect((await stat(join(folder, file))).mode & 0o777, file).toBe(0o600);
  });

  it("have no drift, and a plan that was applied is done", async () => {
    const quiet = await project.cli("drift", "--json");
    expect(quiet).toMatchObject({ code: 0 });
    expect(JSON.parse(quiet.stdout)).toMatchObject({ drift: { verdict: "none" } });

    const changes = await changesDuring(async () => {
      const again = await apply("drifting");
      expect(again).toMatchObject({ code: 0 });
      expect(again.stdout).toMatch(/^drifting: done, applied at .+\n0 pairs applied, 1 done before\n$/);
    });
    expect(changes).toEqual([]);
  });
});

describe("one drifted, one broadened by the pairs file, one untouched", () => {
  beforeAll(async () => {
    await trustByHand(A, "dts-drifting", STRANGER);
    const [drifting, broadening, untouched] = PAIRS as readonly [PairEntry, PairEntry, PairEntry];
    await project.write(B, [drifting, { ...broadening, access: "express-connect" }, untouched]);
  });

  it("are told apart by drift, which changes nothing and exits with 3", async () => {
    const changes = await changesDuring(async () => {
      const found = await project.cli("drift", "--json");
      expect(found).toMatchObject({ code: 3 });
      expect(verdicts(JSON.parse(found.stdout))).toEqual({
        drifting: ["none", "broadens"],
        broadening: ["none", "none"],
        untouched: ["none", "none"],
      });
    });
    expect(changes).toEqual([]);
  });

  it("are planned and reviewed, in every format", async () => {
    expect(await plan()).toMatchObject({ code: 0 });
    const json = await review("--json");
    expect(json).toMatchObject({ code: 0, stderr: "" });
    expect(verdicts(JSON.parse(json.stdout))).toEqual({
      drifting: ["narrows", "broadens"],
      broadening: ["broadens", "none"],
      untouched: ["none", "none"],
    });
    const terminal = await project.command("review", project.plans);
    expect(terminal).toMatchObject({ code: 0, stderr: "" });
    expectNoColour(terminal);
    expect(terminal.stdout).toContain(STRANGER);
    expect(terminal.stdout).toContain("AliyunVPCReadOnlyAccess");
    const markdown = await review("--format", "markdown", "--out", project.path("comment.md"));
    expect(markdown).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await readFile(project.path("comment.md"), "utf8")).toMatch(/^<!-- dts-pairs review -->\n/);
    const html = await review("--format", "html");
    expect(html.stdout.toLowerCase()).toContain("<!doctype html>");
  });

  it("trip --fail-on for what is there, and for nothing else", async () => {
    expect(await review("--fail-on", "broadens")).toMatchObject({ code: 3 });
    expect(await review("--fail-on", "unknown,checks")).toMatchObject({ code: 0 });
  });

  it("come to rest once exactly those plans are applied", async () => {
    expect(await apply()).toMatchObject({ code: 0 });
    expect(roleOf(A, "dts-drifting").assumeRolePolicyDocument).not.toContain(STRANGER);
    expect(roleOf(A, "dts-broadening").policies).toHaveLength(2);
  });
});

describe("a policy attached by hand, which no state holds", () => {
  const byHand = (Action: string) =>
    callByHand(sandbox.accounts, {
      account: C,
      Action,
      RoleName: "ram-for-dts",
      PolicyName: "AdministratorAccess",
      PolicyType: "System",
    });

  it("is drift that broadens for every gate, with the way to take it back", async () => {
    await byHand("AttachPolicyToRole");
    expect(await project.cli("drift", "untouched")).toMatchObject({ code: 3 });
    const planned = await plan();
    expect(planned.stdout).toContain("untouched: no changes");
    for (const condition of ["drift", "checks", "broadens,unknown,drift"])
      expect(await review("--fail-on", condition), condition).toMatchObject({ code: 3 });
    const { stdout } = await review();
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "No deploy takes AdministratorAccess back: detach it from role ram-for-dts in the RAM console of the role's account, or with aliyun ram DetachPolicyFromRole --RoleName ram-for-dts --PolicyType System --PolicyName AdministratorAccess.",
    );
    await byHand("DetachPolicyFromRole");
    expect(await project.cli("drift", "untouched")).toMatchObject({ code: 0 });
  });
});

describe("a pair with the credentials of another account", () => {
  const message = `These credentials are of account ${A}, but the RAM role belongs to account ${C}`;

  beforeAll(async () => {
    const [drifting, broadening, untouched] = PAIRS as readonly [PairEntry, PairEntry, PairEntry];
    await project.write(B, [drifting, broadening, { ...untouched, credentialsOf: A }]);
  });

  it("fails alone, and says why in one line", async () => {
    const planned = await plan();
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(
      /^drifting: no changes\nbroadening: 0 to add, 0 to change, 1 to destroy\n/,
    );
    expect(planned.stdout).toContain(`untouched: failed\n  Resource precondition failed`);
    expect(planned.stdout).toContain(message);
    expect(planned.stdout).toMatch(/2 pairs planned, 1 failed\n$/);
  });

  it("is unknown in the review, and not to be applied", async () => {
    const reviewed = await review("--json");
    expect(reviewed).toMatchObject({ code: 1 });
    expect(verdicts(JSON.parse(reviewed.stdout))).toMatchObject({ untouched: ["unknown", "unknown"] });
    expect(reviewed.stderr).toContain(message);
    const refused = await apply();
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^untouched: planning failed.+\nnothing was applied$/m);
  });

  it("is a failure of drift, and no drift", async () => {
    const looked = await project.cli("drift", "untouched", "--json");
    expect(looked).toMatchObject({ code: 1 });
    expect(looked.stderr).toContain(message);
    expect(JSON.parse(looked.stdout)).toMatchObject({
      drift: { verdict: "unknown" },
      pairs: [{ drift: { trust: [] } }],
    });
  });
});
