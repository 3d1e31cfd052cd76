import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import type { DiscoveredRole } from "../../lib/discover";
import type { Report } from "../../lib/review";
import { type Fault, type RoleSnapshot, type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "../e2e/by-hand";
import { CliProject, type PairEntry } from "../e2e/cli-project";

const B = "1111111111111111";
const STRANGER = "3333333333333333";
const OWNERS = Array.from({ length: 12 }, (_, index) => `20000000000000${String(index + 10)}`);
const [FIRST, SECOND, THIRD, THROTTLED] = OWNERS as [string, string, string, string];
const POLICIES = ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"];

const pair = (name: string, ownerAccountId: string): PairEntry => ({ name, ownerAccountId, roleName: name });

/** Nothing is the matter with them. */
const QUIET = Array.from({ length: 55 }, (_, index) =>
  pair(`quiet-${index}`, OWNERS.filter((owner) => owner !== THROTTLED)[index % 11] as string),
);
const DRIFTED = pair("drifted", FIRST);
const WRONG = pair("wrong-credentials", SECOND);
const EXISTING = pair("existing", THIRD);
/** The only one of its account. */
const BUSY = pair("throttled", THROTTLED);
const ORPHAN = pair("orphan", FIRST);
const RENAMED = { ...pair("renamed", SECOND), roleName: "was-renamed", formerly: "before" };
const BEFORE = { ...pair("before", SECOND), roleName: RENAMED.roleName };

/** The file as it was, with some of the pairs applied, and as it is. */
const APPLIED = 6;
const THEN = [...QUIET.slice(0, APPLIED), DRIFTED, ORPHAN, BEFORE];
const NOW: readonly PairEntry[] = [...QUIET, DRIFTED, WRONG, EXISTING, BUSY, RENAMED];

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, STRANGER, ...OWNERS], retryWait: 20 });
  project = await CliProject.open(sandbox);
  for (const owner of OWNERS) await new ByHand(sandbox.accounts, owner).authorizeDts();
  await createByHand(EXISTING);
  await project.write(B, THEN);
  await plan();
  expect(await apply()).toMatchObject({ code: 0 });
  await new ByHand(sandbox.accounts, FIRST).trust("drifted", STRANGER);
  await project.write(
    B,
    NOW.map((it) => (it === WRONG ? { ...it, credentialsOf: FIRST } : it)),
  );
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

const plan = (...names: readonly string[]) => project.cli("plan", ...names, "--out", project.plans);
const apply = (...names: readonly string[]) => project.cli("apply", ...names, "--plans", project.plans);
const THROTTLING: Fault = { accountId: THROTTLED, error: { code: "Throttling.User" } };

async function createByHand({ ownerAccountId: account, roleName = "" }: PairEntry): Promise<void> {
  const Principal = { RAM: [`acs:ram::${B}:root`], Service: [`${B}@dts.aliyuncs.com`] };
  const Statement = [{ Action: "sts:AssumeRole", Effect: "Allow", Principal }];
  const AssumeRolePolicyDocument = JSON.stringify({ Statement, Version: "1" });
  await callByHand(sandbox.accounts, {
    account,
    Action: "CreateRole",
    RoleName: roleName,
    AssumeRolePolicyDocument,
  });
  for (const policy of POLICIES) await new ByHand(sandbox.accounts, account).attach(roleName, policy);
}

/** What a command says of a pair, the further lines of a failure included. */
function said(output: string, name: string): string[] {
  return output.match(new RegExp(`^${name}: .*(?:\\n {2}.*)*`, "gm")) ?? [];
}

/** Who may assume which role of which account, and what it may do. */
function held(): string[] {
  return OWNERS.flatMap((owner) =>
    sandbox.accounts
      .roles(owner)
      .filter(({ name }) => name !== "AliyunDTSDefaultRole")
      .map((role) => grant(owner, role)),
  ).sort();
}

function grant(owner: string, { name, assumeRolePolicyDocument, policies }: RoleSnapshot): string {
  const { Statement }: { Statement: { Principal: object }[] } = JSON.parse(assumeRolePolicyDocument);
  const principals = Statement.map(({ Principal }) => JSON.stringify(Principal)).join();
  return `${owner} ${name} ${principals} ${policies
    .map(({ policyName }) => policyName)
    .sort()
    .join()}`;
}

function asked(pairs: readonly PairEntry[]): string[] {
  const principals = JSON.stringify({ RAM: [`acs:ram::${B}:root`], Service: [`${B}@dts.aliyuncs.com`] });
  return pairs
    .map(({ ownerAccountId, roleName }) => `${ownerAccountId} ${roleName} ${principals} ${POLICIES.join()}`)
    .sort();
}

describe("sixty pairs over twelve owner accounts, six of them in trouble", () => {
  it("are discovered before: who reaches the accounts, and what more than a pair would let in", async () => {
    expect(NOW).toHaveLength(60);
    expect(new Set(NOW.map(({ ownerAccountId }) => ownerAccountId)).size).toBe(12);
    const found = await project.cli("discover", "--account", ...OWNERS, "--json");
    expect(found, found.stderr).toMatchObject({ code: 3 });
    const { accounts }: { accounts: { roles: DiscoveredRole[] }[] } = JSON.parse(found.stdout);
    const roles = accounts.flatMap((account) => account.roles);
    expect(roles.map(({ role }) => role).sort()).toEqual(
      [...THEN, EXISTING].map(({ roleName }) => roleName).sort(),
    );
    const more = roles.filter(({ verdict }) => verdict !== "none" && verdict !== "equivalent");
    expect(more).toEqual([expect.objectContaining({ role: "drifted", verdict: "broadens" })]);
  });

  it("are planned: each that cannot be is named in one line with its way out, and holds up no other", async () => {
    sandbox.accounts.failNext({ ...THROTTLING, action: "GetCallerIdentity" });
    const planned = await plan();
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(/\n57 pairs planned, 3 failed\n$/);
    for (const [name, lines] of [
      ["wrong-credentials", /^[^\n]+ failed\n {2}[^\n]+: use credentials of the owner account\.$/],
      ["existing", /^[^\n]+ failed\n {2}[^\n]+: run npx dts-pairs adopt existing, which [^\n]+$/],
      [
        "throttled",
        /^[^\n]+ failed\n {2}GetCallerIdentity: Throttling\.User [^\n]+: run it again in a minute, with --concurrency 1\.$/,
      ],
    ] as const)
      expect(said(planned.stdout, name)).toEqual([expect.stringMatching(lines)]);
    expect(said(planned.stdout, "drifted")).toEqual(["drifted: 0 to add, 1 to change, 0 to destroy"]);
    expect(said(planned.stdout, "renamed")).toEqual(["renamed: no changes"]);
    expect(said(planned.stderr, "renamed")).toContainEqual(expect.stringContaining("formerly is done"));
    expect(said(planned.stderr, "orphan")).toEqual([
      expect.stringMatching(/^orphan: has state [^\n]+: run npx dts-pairs destroy orphan$/),
    ]);
    for (const { name } of QUIET)
      expect(said(planned.stdout, name)).toEqual([expect.stringMatching(/: (?:3 to add, 0|no changes)/)]);
  });

  it("are reviewed: what is not known, what was changed by hand, and what is made", async () => {
    const reviewed = await project.cli("review", project.plans, "--json");
    expect(reviewed).toMatchObject({ code: 1 });
    const { pairs }: Report = JSON.parse(reviewed.stdout);
    const verdicts = (wanted: string) =>
      pairs.filter(({ change }) => change.verdict === wanted).map(({ pair }) => pair);
    expect(pairs).toHaveLength(60);
    expect(verdicts("unknown").sort()).toEqual(["existing", "throttled", "wrong-credentials"]);
    expect(verdicts("narrows")).toEqual(["drifted"]);
    expect(verdicts("broadens")).toHaveLength(QUIET.length - APPLIED);
    expect(verdicts("none")).toHaveLength(APPLIED + 1);
    expect(pairs.filter(({ drift }) => drift.verdict === "broadens").map(({ pair }) => pair)).toEqual([
      "drifted",
    ]);
  });

  it("are applied: those that were planned, and nothing else", async () => {
    const refused = await apply();
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(
      /^throttled: planning failed: [^\n]+ npx dts-pairs apply --reviewed \S+, which applies the others$/m,
    );
    const before = held();
    const applied = await project.cli("apply", "--reviewed", project.plans);
    expect(applied).toMatchObject({ code: 1 });
    expect(applied.stdout).toMatch(/\n50 pairs applied, 7 with nothing to apply, 3 failed\n$/);
    expect(said(applied.stdout, "throttled").join()).toContain("no plan of it was reviewed");
    const left = [...NOW.filter((it) => it !== WRONG && it !== BUSY), ORPHAN];
    expect(held()).toEqual(asked(left));
    expect(before).not.toEqual(held());
  });

  it("are mended one by one, by what was said of each", async () => {
    await project.write(B, NOW);
    sandbox.accounts.failNext({ ...THROTTLING, action: "CreateRole", times: 2 });
    expect(await project.cli("adopt", "existing", "--plans", project.plans)).toMatchObject({ code: 0 });
    expect(await plan("throttled", "wrong-credentials")).toMatchObject({ code: 0 });
    const applied = await apply("throttled", "wrong-credentials", "existing");
    expect(applied, applied.stdout).toMatchObject({ code: 0 });
    expect(applied.stdout).toMatch(
      /^existing: applied \(0 to add, \d to change, 0 to destroy, 3 to import\)$/m,
    );
    expect(await project.cli("destroy", "--yes")).toMatchObject({ code: 0 });
    expect(held()).toEqual(asked(NOW));
  });

  it("are looked at: only the one that somebody changed meanwhile is named", async () => {
    await new ByHand(sandbox.accounts, THIRD).attach("existing", "AdministratorAccess");
    const drift = await project.cli("drift", "--json");
    expect(drift, drift.stderr).toMatchObject({ code: 3, stderr: expect.not.stringContaining("orphan") });
    const { pairs }: Report = JSON.parse(drift.stdout);
    expect(pairs).toHaveLength(60);
    const found = pairs.filter((it) => it.drift.verdict !== "none");
    expect(found.map(({ pair, drift: { verdict } }) => [pair, verdict])).toEqual([["existing", "broadens"]]);
    await new ByHand(sandbox.accounts, THIRD).detach("existing", "AdministratorAccess");
  });

  it("are destroyed, and nothing is left", async () => {
    const destroyed = await project.cli("destroy", ...NOW.map(({ name }) => name), "--yes");
    expect(destroyed, destroyed.stderr).toMatchObject({ code: 0 });
    expect(destroyed.stdout).toMatch(/\n60 stacks destroyed\n$/);
    expect(held()).toEqual([]);
  });
});
