import { readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DiscoveredRole } from "../../lib/discover";
import { profileName, type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "./by-hand";
import { CliProject } from "./cli-project";

const [B, A, C] = ["1111111111111111", "2222222222222222", "4444444444444444"];
const STRANGER = "3333333333333333";

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, C, STRANGER] });
  project = await CliProject.open(sandbox);
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

type Principals = Readonly<Record<string, string | readonly string[]>>;

async function makeByHand(
  RoleName: string,
  principal: Principals,
  policies: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const document = {
    Version: "1",
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: principal }],
  };
  const about = { account: A, RoleName };
  const AssumeRolePolicyDocument = JSON.stringify(document);
  await callByHand(sandbox.accounts, { ...about, Action: "CreateRole", AssumeRolePolicyDocument, ...more });
  for (const PolicyName of policies)
    await callByHand(sandbox.accounts, {
      ...about,
      Action: "AttachPolicyToRole",
      PolicyName,
      PolicyType: "System",
    });
}

const dtsOf = (account: string) => `${account}@dts.aliyuncs.com`;
const rootOf = (account: string) => `acs:ram::${account}:root`;

describe("dts-pairs discover", () => {
  it("lists who reaches an account through DTS, and what is more than a pair would make", async () => {
    await project.write(B, [
      { name: "first", ownerAccountId: A },
      { name: "second", ownerAccountId: C },
    ]);
    const asMade = { RAM: [rootOf(B)], Service: [dtsOf(B)] };
    await makeByHand("as-made", asMade, ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]);
    await makeByHand("too-much", { RAM: [rootOf(B), rootOf(STRANGER)], Service: [dtsOf(B)] }, [
      "AliyunDTSRolePolicy",
      "AdministratorAccess",
    ]);
    await makeByHand("of-its-own", { Service: ["dts.aliyuncs.com"] }, []);
    await makeByHand("scalar", { Service: dtsOf(STRANGER) }, []);
    const calls = sandbox.accounts.calls().length;

    const found = await project.command("discover", "--account", A, C);
    expect(found, found.stderr).toMatchObject({ code: 3 });
    for (const line of [
      /2222222222222222 │ as-made +│ 1111111111111111 │ AliyunDTSRolePolicy +│ the same/,
      /too-much of 2222222222222222: more: account 3333333333333333 \(not in any pair\) and all its users and roles may assume it\n/,
      /too-much of 2222222222222222: more: System policy AdministratorAccess is attached, which allows everything/,
      /scalar of 2222222222222222: less: System policy AliyunDTSRolePolicy is not attached\n/,
      /scalar of 2222222222222222: its trust policy has a principal that is a string/,
      /\naccount 2222222222222222: 4 RAM roles read, and DTS of another account may assume 3 of them\.\n/,
      /\naccount 4444444444444444: 0 RAM roles read, and DTS of another account may assume none of them\.\n$/,
    ])
      expect(found.stdout).toMatch(line);
    expect(found.stdout).not.toContain("of-its-own");
    const actions = sandbox.accounts
      .calls()
      .slice(calls)
      .map(({ action }) => action);
    expect(actions.filter((action) => !/^(?:Get|List)/.test(action))).toEqual([]);
  });

  it("prints JSON and Markdown, and goes on where an account cannot be read", async () => {
    const json = await project.cli("discover", "--profile", profileName(A), "--json");
    expect(json, json.stderr).toMatchObject({ code: 3 });
    const [{ roles }] = JSON.parse(json.stdout).accounts;
    expect(roles.map(({ role, verdict }: DiscoveredRole) => [role, verdict])).toEqual([
      ["as-made", "equivalent"],
      ["too-much", "broadens"],
      ["scalar", "narrows"],
    ]);

    const markdown = await project.cli("discover", "--account", C, A, B, "--format", "markdown");
    expect(markdown).toMatchObject({ code: 1 });
    expect(markdown.stderr).toMatch(/\naccount 1111111111111111: .+no valid credential sources/);
    expect(markdown.stdout).toContain("\n| `2222222222222222` | `too-much` | `1111111111111111` |");
    expect(markdown.stdout).toMatch(/\n- `account 1111111111111111` could not be read\.\n$/);
  });

  it("refuses credentials of another account than the one that is asked for", async () => {
    const found = await project.cli("discover", "--profile", profileName(A), "--account", C);
    expect(found).toMatchObject({ code: 1, stdout: "" });
    expect(found.stderr).toContain(
      "account 4444444444444444: these are credentials of account 2222222222222222, not of account 4444444444444444: see to",
    );
  });
});

const PAIRS = `# Kept by the network team.
version: 1

defaults:
  provider: # the way to the sandbox
    region: cn-hangzhou
    protocol: HTTP
    endpoints: { ram: "ENDPOINT", sts: "ENDPOINT" }
    skipRegionValidation: true

pairs:
  # The first one.
  - name: first
    ownerAccountId: "4444444444444444" # C
    trustedAccountId: "1111111111111111"
`;

describe("dts-pairs discover --write", () => {
  it("adds what one pair can make, keeps the file's own text, and the next plan imports it and changes nothing", async () => {
    const file = project.path("account-pairs.yaml");
    const directory = relative(process.cwd(), project.path("."));
    const text = PAIRS.replaceAll("ENDPOINT", sandbox.accounts.endpoint).replace(
      "defaults:\n",
      `defaults:\n  backend: { local: { directory: ${directory} } }\n`,
    );
    await writeFile(file, text);
    const settings = { Description: "Made in the console", "Tag.1.Key": "team", "Tag.1.Value": "data" };
    const asMade = { RAM: [rootOf(B)], Service: [dtsOf(B)] };
    await makeByHand("console", asMade, ["AliyunDTSRolePolicy"], settings);
    await makeByHand("two", { Service: [dtsOf(B), dtsOf(STRANGER)] }, []);

    const found = await project.cli("discover", "--profile", profileName(A), "--write");
    expect(found, found.stderr).toMatchObject({ code: 3 });
    expect(found.stderr).toContain(
      "two of 2222222222222222 is not added: it trusts DTS of 2 accounts, and a pair is for one",
    );
    expect(found.stderr).toContain("scalar of 2222222222222222 is not added: Terraform's provider crashes");
    expect(found.stderr).toMatch(
      /account-pairs\.yaml: 3 pairs added: run npx dts-pairs plan as-made too-much console, /,
    );
    const written = await readFile(file, "utf8");
    expect(written.startsWith(text)).toBe(true);
    expect(written.slice(text.length)).toContain(`  - name: console
    ownerAccountId: "2222222222222222"
    trustedAccountId: "1111111111111111"
    roleName: console
    description: Made in the console
    access: cloud-instance
    tags:
      team: data
    adopt: true
    provider:
      profile: ${profileName(A)}
`);

    const planned = await project.cli("plan", "console", "too-much", "--out", project.plans);
    expect(planned, planned.stdout).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain("console: 0 to add, 0 to change, 0 to destroy, 2 to import\n");
    expect(planned.stdout).toContain("too-much: 0 to add, 1 to change, 0 to destroy, 2 to import\n");

    expect(await project.cli("apply", "console", "--plans", project.plans)).toMatchObject({ code: 0 });
    const imported = await project.cli("plan", "console", "--out", project.plans);
    expect(imported.stdout).toContain("console: no changes\n");
    expect(imported.stderr).toContain("console: adopt is done: take it out of the pair");

    const again = await project.cli("discover", "--account", A, "--write");
    expect(again.stderr).toContain("console of 2222222222222222 is not added: pair console makes it");
    expect(again.stderr).toContain("account-pairs.yaml: 0 pairs added\n");
    expect(await readFile(file, "utf8")).toBe(written);
  });

  it("starts a file where there is none", async () => {
    const file = project.path("new.yaml");
    const found = await project.cli("discover", "--profile", profileName(A), "--write", "--file", file);
    expect(found.stderr).toContain("new.yaml: 3 pairs added");
    const written = await readFile(file, "utf8");
    expect(written).toMatch(
      /^version: 1\n\npairs:\n {2}- name: as-made\n {4}ownerAccountId: "2222222222222222"\n/,
    );
    expect((await project.cli("validate", "--file", file)).stdout).toContain("3 pairs are valid");
  });
});
