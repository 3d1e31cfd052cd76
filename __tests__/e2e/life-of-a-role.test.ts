import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { callByHand } from "./by-hand";
import { Stand } from "./stand";

const A = "2222222222222222";
const B = "1111111111111111";
const C = "3333333333333333";
const POLICIES = ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"];

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.close());

function configure(props: Partial<DtsCrossAccountRoleProps> = {}): Promise<void> {
  return stand.configure(A, (stack) => {
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
  });
}

const call = (Action: string, parameters: Record<string, string>) =>
  callByHand(stand.accounts, { account: A, Action, RoleName: "ram-for-dts", ...parameters });

const documentFor = (accounts: readonly string[]) =>
  JSON.stringify({
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { RAM: accounts.map((id) => `acs:ram::${id}:root`), Service: [`${B}@dts.aliyuncs.com`] },
      },
    ],
  });

async function makeByHand(document: string, policies: readonly string[]): Promise<void> {
  await stand.byHand(A).authorizeDts();
  const Description = `Lets DTS of Alibaba Cloud account ${B} reach databases of this account`;
  await call("CreateRole", { AssumeRolePolicyDocument: document, Description });
  for (const PolicyName of policies) await call("AttachPolicyToRole", { PolicyName, PolicyType: "System" });
}

async function planned() {
  const { exitCode, json } = await stand.plan();
  const changes = json.resource_changes.filter(({ mode }) => mode === "managed");
  return {
    exitCode,
    actions: changes.map(({ change }) => change.actions.join()),
    imports: changes.filter(({ change }) => change.importing !== undefined).length,
  };
}

describe("adopting a role made in the console", () => {
  it("that is right: import, change nothing, and nothing to do afterwards", async () => {
    await makeByHand(documentFor([B]), POLICIES);
    await configure({ adopt: {} });
    expect(await planned()).toMatchObject({ actions: ["no-op", "no-op", "no-op"], imports: 3 });
    await stand.apply();
    await configure();
    expect((await planned()).exitCode).toBe(0);
  });

  it("that has another description and session duration: both are taken back, since both are always sent", async () => {
    await makeByHand(documentFor([B]), POLICIES);
    await call("UpdateRole", { NewDescription: "by hand", NewMaxSessionDuration: "43200" });
    await configure({ adopt: {} });
    expect(await planned()).toMatchObject({ actions: ["update", "no-op", "no-op"], imports: 3 });
    await stand.apply();
    await call("UpdateRole", { NewDescription: "by hand again", NewMaxSessionDuration: "43200" });
    await configure();
    expect(await planned()).toMatchObject({ exitCode: 2, actions: ["update", "no-op", "no-op"] });
    await stand.apply();
    const [, role] = stand.accounts.roles(A);
    expect(role).toMatchObject({
      maxSessionDuration: 3600,
      description: `Lets DTS of Alibaba Cloud account ${B} reach databases of this account`,
    });
  });

  it("that is not: the plan shows the exact differences, and takes them back", async () => {
    await makeByHand(documentFor([B, C]), ["AliyunDTSRolePolicy"]);
    await configure({ adopt: { policies: ["AliyunDTSRolePolicy"] } });
    expect(await planned()).toMatchObject({ actions: ["update", "no-op", "create"], imports: 2 });
    expect((await stand.plan()).text).toContain(`- "acs:ram::${C}:root"`);
    await stand.apply();
    const [, role] = stand.accounts.roles(A);
    expect(role?.assumeRolePolicyDocument).not.toContain(C);
    expect(role?.policies.map(({ policyName }) => policyName)).toEqual(POLICIES);
  });
});

describe("removing a role", () => {
  beforeEach(async () => {
    await stand.byHand(A).authorizeDts();
    await configure({ deleteTimeout: "1s" });
    await stand.apply();
  });

  it("fails after deleteTimeout while a stranger's policy is attached", async () => {
    await call("AttachPolicyToRole", { PolicyName: "AdministratorAccess", PolicyType: "System" });
    const { exitCode, text } = await stand.destroy();
    expect(exitCode).toBe(1);
    expect(text).toContain("DeleteConflict.Role.Policy");
  });

  it("detaches a stranger's policy with force", async () => {
    await call("AttachPolicyToRole", { PolicyName: "AdministratorAccess", PolicyType: "System" });
    await configure({ force: true });
    await stand.apply();
    expect((await stand.destroy()).exitCode).toBe(0);
    expect(stand.accounts.roles(A).map(({ name }) => name)).toEqual(["AliyunDTSDefaultRole"]);
  });

  it("is refused with preventDestroy", async () => {
    await configure({ preventDestroy: true });
    const { exitCode, text } = await stand.destroy();
    expect(exitCode).toBe(1);
    expect(text).toContain("lifecycle.prevent_destroy");
  });
});

describe("several roles in one stack", () => {
  it("are made in several owner accounts, and moving one in the tree recreates nothing", async () => {
    for (const owner of [A, C]) await stand.byHand(owner).authorizeDts();
    const both = (ids: readonly [string, string], moved: boolean) =>
      stand.configure(A, (stack) => {
        const provider = stand.provider(stack, C, "c");
        const first = new DtsCrossAccountRole(stack, ids[0], { ownerAccountId: A, trustedAccountId: B });
        new DtsCrossAccountRole(stack, ids[1], { ownerAccountId: C, trustedAccountId: B, provider });
        if (moved) first.moveFrom("one");
      });
    await both(["one", "two"], false);
    await stand.apply();
    for (const owner of [A, C])
      expect(stand.accounts.roles(owner).map(({ name }) => name)).toContain("ram-for-dts");
    await both(["renamed", "two"], true);
    const { actions } = await planned();
    expect(actions).toEqual(Array.from({ length: 6 }, () => "no-op"));
  });
});

describe("text from props", () => {
  it("reaches RAM to the letter, whatever stands in it", async () => {
    await stand.byHand(A).authorizeDts();
    const odd = '${file("/etc/hostname")} $${x} %{ if true }é %%{ $ { "q" } \\ 1e5 -1.5e3';
    await configure({ description: odd, tags: { "a${b}": "%{c}" } });
    await stand.apply();
    const [, role] = stand.accounts.roles(A);
    expect(role?.description).toBe(odd);
    expect(role?.tags).toEqual({ "a${b}": "%{c}" });
    expect((await planned()).exitCode).toBe(0);
  });
});
