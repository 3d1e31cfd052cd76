import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "./by-hand";
import { CliProject, type PairEntry } from "./cli-project";

const [B, A, C, STRANGER] = ["1111111111111111", "2222222222222222", "4444444444444444", "3333333333333333"];
const ONE: PairEntry = { name: "one", ownerAccountId: A, roleName: "dts-one", access: "cloud-instance" };
const TWO: PairEntry = { name: "two", ownerAccountId: C, roleName: "dts-two", access: "cloud-instance" };

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, C, STRANGER] });
  for (const account of [A, C]) await authorizeDts(account);
});

afterAll(() => sandbox?.close());

beforeEach(async () => {
  await project?.remove();
  project = await CliProject.open(sandbox);
  for (const [account, name] of [
    [A, "dts-one"],
    [C, "dts-two"],
  ] as const)
    await removeRole(account, name);
});

afterAll(() => project?.remove());

/** As the DTS console does it, once in an account. */
async function authorizeDts(account: string): Promise<void> {
  const service = { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["dts.aliyuncs.com"] } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "1", Statement: [service] });
  const role = { account, RoleName: "AliyunDTSDefaultRole", AssumeRolePolicyDocument };
  await callByHand(sandbox.accounts, { ...role, Action: "CreateRole" });
}

async function removeRole(account: string, RoleName: string): Promise<void> {
  const role = sandbox.accounts.roles(account).find(({ name }) => name === RoleName);
  if (role === undefined) return;
  for (const { policyName: PolicyName, policyType: PolicyType } of role.policies) {
    const of = { PolicyName, PolicyType };
    await callByHand(sandbox.accounts, { account, RoleName, ...of, Action: "DetachPolicyFromRole" });
  }
  await callByHand(sandbox.accounts, { account, RoleName, Action: "DeleteRole" });
}

/** Whom the roles of the pairs trust, as text; "none" where there is no role. */
function trusted(account: string, name: string): string {
  const role = sandbox.accounts.roles(account).find((it) => it.name === name);
  return role?.assumeRolePolicyDocument ?? "none";
}

const plan = (out: string) => project.cli("plan", "--out", project.path(out));
const apply = (...folders: readonly string[]) =>
  project.cli("apply", ...folders.flatMap((folder) => ["--reviewed", project.path(folder)]));

/** What a workflow keeps of plans for the review: nothing but the reduced plans. */
async function keep(from: string, to: string, ...pairs: readonly string[]): Promise<void> {
  for (const pair of pairs) {
    await mkdir(project.path(join(to, pair)), { recursive: true });
    await copyFile(project.path(join(from, pair, "plan.json")), project.path(join(to, pair, "plan.json")));
  }
}

async function edit(
  folder: string,
  pair: string,
  change: (plan: Record<string, unknown>) => unknown,
): Promise<void> {
  const file = project.path(join(folder, pair, "plan.json"));
  const text = JSON.stringify(change(JSON.parse(await readFile(file, "utf8"))));
  await writeFile(file, text);
}

describe("apply --reviewed", () => {
  it("applies what was reviewed without any plan file, and nothing twice", async () => {
    await project.write(B, [ONE, TWO]);
    await plan("plans");
    await keep("plans", "reviewed", "one", "two");
    const applied = await apply("reviewed");
    expect(applied, applied.stdout + applied.stderr).toMatchObject({ code: 0 });
    expect(trusted(A, "dts-one")).toContain(B);
    const again = await apply("reviewed");
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toBe(
      "one: nothing to apply\ntwo: nothing to apply\n0 pairs applied, 2 with nothing to apply\n",
    );
  });

  it("does not look at a plan file that trusts a stranger, nor at a hash that was mended", async () => {
    await project.write(STRANGER, [ONE]);
    await plan("evil");
    await project.write(B, [ONE]);
    await plan("reviewed");
    await copyFile(project.path("evil/one/tfplan"), project.path("reviewed/one/tfplan"));
    await copyFile(project.path("evil/one/planned.json"), project.path("reviewed/one/planned.json"));
    expect(await apply("reviewed")).toMatchObject({ code: 0 });
    expect(trusted(A, "dts-one")).toContain(B);
    expect(trusted(A, "dts-one")).not.toContain(STRANGER);
  });

  it("leaves a pair alone whose plan was edited to hide a stranger; the other goes on", async () => {
    await project.write(B, [{ ...ONE, trustedAccountId: STRANGER }, TWO]);
    await plan("plans");
    await keep("plans", "reviewed", "one", "two");
    await edit("reviewed", "one", (json) => JSON.parse(JSON.stringify(json).replaceAll(STRANGER, B)));
    const refused = await apply("reviewed");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(/^one: failed\n {2}not applied, as its plan is now another than/);
    expect(refused.stdout).toMatch(
      new RegExp(`alicloud_ram_role\\S+assume_role_policy_document: reviewed .*${B}.*, now .*${STRANGER}`),
    );
    expect(refused.stdout).toMatch(/two: applied/);
    expect(trusted(A, "dts-one")).toBe("none");
    expect(trusted(C, "dts-two")).toContain(B);
  });

  it("leaves each pair alone whose plan was forged", async () => {
    const forged: Readonly<
      Record<string, [change: (json: Record<string, unknown>) => unknown, why: RegExp]>
    > = {
      nothing: [
        (json) => ({ ...json, resource_changes: [], output_changes: {} }),
        /not in what was reviewed, now create/,
      ],
      "no-plan": [() => "nothing", /no plan of it was reviewed/],
      drift: [
        (json) => ({
          ...json,
          resource_drift: [{ address: "alicloud_ram_role.x", change: { actions: ["no-op"] } }],
        }),
        /changed by hand: alicloud_ram_role\.x: reviewed no-op, now not planned/,
      ],
      configuration: [
        (json) => ({ ...json, configuration: { root_module: {} } }),
        /configuration\.root_module/,
      ],
    };
    const names = Object.keys(forged);
    await project.write(
      STRANGER,
      names.map((name) => ({ ...ONE, name, roleName: `dts-${name}` })),
    );
    await plan("plans");
    await keep("plans", "reviewed", ...names);
    for (const [name, [change]] of Object.entries(forged)) await edit("reviewed", name, change);
    const refused = await apply("reviewed");
    expect(refused).toMatchObject({ code: 1 });
    for (const [name, [, why]] of Object.entries(forged)) {
      expect(refused.stdout.split(/^(?=\S+: )/m).find((it) => it.startsWith(`${name}: failed`))).toMatch(why);
      expect(trusted(A, `dts-${name}`)).toBe("none");
    }
  });

  it("leaves a pair alone that was left out of the review, or reviewed as of another pull request", async () => {
    await project.write(B, [ONE, TWO]);
    await plan("other");
    await project.write(STRANGER, [ONE, TWO]);
    await keep("other", "reviewed", "one");
    const refused = await apply("reviewed");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(/one: failed\n {2}not applied, as its plan is now another/);
    expect(refused.stdout).toMatch(/two: failed\n {2}not applied, as no plan of it was reviewed/);
    expect(trusted(A, "dts-one") + trusted(C, "dts-two")).toBe("nonenone");
  });

  it("takes each pair from the pull request that reviewed it, where several were merged together", async () => {
    await project.write(B, [ONE, TWO]);
    await plan("plans");
    await keep("plans", "first", "one");
    await keep("plans", "second", "two");
    expect(await apply("first", "second")).toMatchObject({ code: 0 });
    expect(trusted(C, "dts-two")).toContain(B);
  });

  it("leaves a pair alone that was changed by hand since the review", async () => {
    await project.write(B, [ONE]);
    await plan("plans");
    await keep("plans", "first", "one");
    await apply("first");
    await project.write(B, [{ ...ONE, access: "express-connect" }]);
    await plan("plans");
    await keep("plans", "reviewed", "one");
    const document = trusted(A, "dts-one").replaceAll(`:${B}:`, `:${STRANGER}:`);
    await callByHand(sandbox.accounts, {
      account: A,
      Action: "UpdateRole",
      RoleName: "dts-one",
      NewAssumeRolePolicyDocument: document,
    });
    const refused = await apply("reviewed");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(new RegExp(`changed by hand: .+${STRANGER}|now .+${STRANGER}`));
    expect(trusted(A, "dts-one")).toBe(document);
  });
});
