import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PairReview, readPlan, reviewPlan } from "../../lib/review";
import { profileName } from "../../sandbox";
import { callByHand } from "./by-hand";
import { Stand } from "./stand";

const A = "2222222222222222";
const B = "1111111111111111";
const C = "3333333333333333";

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.close());

const NEEDS = `terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}
`;
const HEAD = `${NEEDS}provider "alicloud" {
  region   = "cn-hangzhou"
  profile  = "${profileName(A)}"
  protocol = "HTTP"
}
`;

const root = (id: string) => `acs:ram::${id}:root`;
const statement = (accounts: readonly string[], more: object = {}) => ({
  Action: "sts:AssumeRole",
  Effect: "Allow",
  Principal: { RAM: accounts.map(root) },
  ...more,
});
const document = (...statements: object[]) => JSON.stringify({ Version: "1", Statement: statements });
const MFA = { Condition: { Bool: { "acs:MFAPresent": ["true"] } } };

/** A block of HCL: every value is an expression. */
const block = (head: string, values: Readonly<Record<string, string>>) =>
  `${head} {\n${Object.entries(values)
    .map(([name, value]) => `  ${name} = ${value}\n`)
    .join("")}}\n`;
const role = (label: string, name: string, values: Readonly<Record<string, string>>) =>
  block(`resource "alicloud_ram_role" "${label}"`, { role_name: `"${name}"`, force: "true", ...values });
const trusting = (...accounts: string[]) => ({
  assume_role_policy_document: JSON.stringify(document(statement(accounts))),
});
const attached = (label: string, roleName: string, policy = "AliyunDTSRolePolicy", after = "") =>
  block(`resource "alicloud_ram_role_policy_attachment" "${label}"`, {
    role_name: roleName,
    depends_on: `[${after}]`,
    policy_name: `"${policy}"`,
    policy_type: '"System"',
  });

interface Change {
  /** The configuration that is applied. */
  readonly before: string;
  /** What somebody does in the console: the role's trust policy. */
  readonly byHand?: { readonly role: string; readonly document: string };
  readonly after: string;
  readonly options?: readonly string[];
}

async function configure(hcl: string): Promise<void> {
  for (const part of `main.tf\n${hcl}`.split(/^(?=[\w/]+\.tf$)/m)) {
    const [file = "", ...lines] = part.split("\n");
    const path = join(stand.workspace.folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, lines.join("\n"));
  }
  const { exitCode, stderr } = await stand.workspace.run("init", "-no-color");
  if (exitCode !== 0) throw new Error(stderr);
}

/** The review of the change, as Terraform plans it. */
async function review({ before, byHand, after, options = [] }: Change): Promise<PairReview> {
  await configure(HEAD + before);
  await stand.apply();
  if (byHand)
    await callByHand(stand.accounts, {
      account: A,
      Action: "UpdateRole",
      RoleName: byHand.role,
      NewAssumeRolePolicyDocument: byHand.document,
    });
  await configure(HEAD + after);
  const { exitCode, stderr } = await stand.workspace.plan(...options);
  if (exitCode === 1) throw new Error(stderr);
  return reviewPlan("it", readPlan(JSON.stringify(await stand.workspace.show("tfplan"))));
}

const verdicts = async (change: Change) => {
  const { change: planned, drift } = await review(change);
  return [planned.verdict, drift.verdict];
};

const dts = (name: string, values: Readonly<Record<string, string>> = trusting(B)) =>
  role("dts", name, values);
const TWO = `${dts("dts")}${role("open", "open", trusting(B, C))}`;
const K = (value: string) => block('variable "k"', { default: `"${value}"` });
const MAP = (k: string) =>
  `${K(k)}${role("r", "$" + "{each.key}", { for_each: 'toset(["x", "y"])', ...trusting(B) })}`;

describe("what a role is before is what RAM gave, planned by Terraform", () => {
  it.each<[string, Change, [string, string]]>([
    [
      "a document for B and C with MFA becomes a list with B: B needs no MFA any more",
      {
        before: dts("dts", {
          assume_role_policy_document: JSON.stringify(document(statement([B, C], MFA))),
        }),
        after: dts("dts", { ram_users: `["${root(B)}"]` }),
      },
      ["broadens", "none"],
    ],
    [
      "a document that denies becomes a list",
      {
        before: dts("dts", {
          assume_role_policy_document: JSON.stringify(
            document(statement([B, C]), statement([B], { Effect: "Deny" })),
          ),
        }),
        after: dts("dts", { ram_users: `["${root(B)}"]` }),
      },
      ["broadens", "none"],
    ],
    [
      "a document that denies becomes the list of whom it allows: nothing is sent",
      {
        before: dts("dts", {
          assume_role_policy_document: JSON.stringify(
            document(statement([B, C]), statement([B], { Effect: "Deny" })),
          ),
        }),
        after: dts("dts", { ram_users: `["${root(B)}", "${root(C)}"]` }),
      },
      ["none", "none"],
    ],
    [
      "a role of lists, MFA asked for by hand, is renamed",
      {
        before: dts("dts", { ram_users: `["${root(B)}"]` }),
        byHand: { role: "dts", document: document(statement([B], MFA)) },
        after: dts("dts2", { ram_users: `["${root(B)}"]` }),
      },
      ["broadens", "narrows"],
    ],
    [
      "a stranger is let in by hand, and the same pull request moves from the document to lists",
      {
        before: dts("dts"),
        byHand: { role: "dts", document: document(statement([B, C])) },
        after: dts("dts", { ram_users: `["${root(B)}"]` }),
      },
      ["narrows", "broadens"],
    ],
    [
      "a list has another account",
      {
        before: dts("dts", { ram_users: `["${root(B)}"]` }),
        after: dts("dts", { ram_users: `["${root(C)}"]` }),
      },
      ["broadens", "none"],
    ],
    [
      "a role is made with services only",
      { before: "", after: dts("dts", { services: '["ecs.aliyuncs.com"]' }) },
      ["broadens", "none"],
    ],
    [
      "a role of the deprecated document stays",
      {
        before: block('resource "alicloud_ram_role" "dts"', {
          name: '"dts"',
          document: JSON.stringify(document(statement([B]))),
        }),
        after: block('resource "alicloud_ram_role" "dts"', {
          name: '"dts"',
          document: JSON.stringify(document(statement([B]))),
        }),
      },
      ["none", "none"],
    ],
  ])("%s", async (_, change, expected) => {
    expect(await verdicts(change)).toEqual(expected);
  });
});

describe("what an attachment is attached to, planned by Terraform", () => {
  const OPEN = (flag: boolean, attribute: string) =>
    `${block('variable "open"', { default: String(flag) })}${TWO}${attached(
      "a",
      `var.open ? alicloud_ram_role.open.${attribute} : alicloud_ram_role.dts.${attribute}`,
      "AdministratorAccess",
    )}`;

  it.each<[string, Change, string]>([
    [
      "a condition chooses another role",
      { before: OPEN(false, "role_name"), after: OPEN(true, "role_name") },
      "broadens",
    ],
    [
      "a condition chooses another role, and both are made anew",
      {
        before: OPEN(false, "id"),
        after: OPEN(true, "id"),
        options: ["-replace=alicloud_ram_role.dts", "-replace=alicloud_ram_role.open"],
      },
      "broadens",
    ],
    [
      "a role that is made anew chooses another one, which stays",
      ((): Change => {
        const chosen =
          'alicloud_ram_role.dts.id == "nobody" ? alicloud_ram_role.dts.id : alicloud_ram_role.open.id';
        return {
          before: `${TWO}${attached("a", "alicloud_ram_role.dts.id", "AdministratorAccess")}`,
          after: `${TWO}${attached("a", chosen, "AdministratorAccess")}`,
          options: ["-replace=alicloud_ram_role.dts"],
        };
      })(),
      "broadens",
    ],
    [
      "a local chooses another role, which stays",
      ((): Change => {
        const choice = block("locals", {
          it: 'alicloud_ram_role.dts.id == "nobody" ? alicloud_ram_role.dts.id : alicloud_ram_role.open.id',
        });
        return {
          before: `${TWO}${attached("a", "alicloud_ram_role.dts.id", "AdministratorAccess")}`,
          after: `${TWO}${choice}${attached("a", "local.it", "AdministratorAccess")}`,
          options: ["-replace=alicloud_ram_role.dts"],
        };
      })(),
      "broadens",
    ],
    [
      "a role is renamed beside one that stays, attached by a local and by its id",
      ((): Change => {
        const local = block("locals", { it: "alicloud_ram_role.dts.id" });
        const both = `${local}${attached("a", "local.it")}${attached("b", "alicloud_ram_role.open.id")}`;
        const open = role("open", "open", trusting(B, C));
        return { before: `${dts("dts")}${open}${both}`, after: `${dts("dts2")}${open}${both}` };
      })(),
      "equivalent",
    ],
    [
      "a variable chooses another role of a map",
      {
        before: `${MAP("x")}${attached("a", "alicloud_ram_role.r[var.k].role_name")}`,
        after: `${MAP("y")}${attached("a", "alicloud_ram_role.r[var.k].role_name")}`,
      },
      "broadens",
    ],
    [
      "a role takes the name that another one had, with the policy attached by name",
      {
        before: `${TWO}${attached("a", '"dts"', "AdministratorAccess", "alicloud_ram_role.dts")}`,
        after: `${role("open", "dts", trusting(B, C))}${attached("a", '"dts"', "AdministratorAccess")}`,
      },
      "broadens",
    ],
    ...["id", "name", "role_name"].map((it): [string, Change, string] => [
      `a role is renamed, attached by .${it}`,
      {
        before: `${dts("dts")}${attached("a", `alicloud_ram_role.dts.${it}`)}`,
        after: `${dts("dts2")}${attached("a", `alicloud_ram_role.dts.${it}`)}`,
      },
      "equivalent",
    ]),
    [
      "a role is renamed, attached by a literal of the same name",
      {
        before: `${dts("dts")}${attached("a", '"dts"', "AliyunDTSRolePolicy", "alicloud_ram_role.dts")}`,
        after: `${dts("dts2")}${attached("a", '"dts2"')}`,
      },
      "equivalent",
    ],
    ...["id", "role_name"].map((it): [string, Change, string] => {
      const local = block("locals", { it: `alicloud_ram_role.dts.${it}` });
      return [
        `a role is renamed, attached by a local of .${it}`,
        {
          before: `${dts("dts")}${local}${attached("a", "local.it")}`,
          after: `${dts("dts2")}${local}${attached("a", "local.it")}`,
        },
        "equivalent",
      ];
    }),
    [
      "a role is renamed, attached in a module that is given its id",
      ((): Change => {
        const call = block('module "m"', { source: '"./m"', role: "alicloud_ram_role.dts.id" });
        const module = `m/main.tf\n${NEEDS}${block('variable "role"', {})}${attached("a", "var.role")}`;
        return { before: `${dts("dts")}${call}${module}`, after: `${dts("dts2")}${call}${module}` };
      })(),
      "equivalent",
    ],
    [
      "a role is made anew",
      {
        before: `${dts("dts")}${attached("a", "alicloud_ram_role.dts.id")}`,
        after: `${dts("dts")}${attached("a", "alicloud_ram_role.dts.id")}`,
        options: ["-replace=alicloud_ram_role.dts"],
      },
      "equivalent",
    ],
  ])("%s", async (_, change, expected) => {
    expect((await verdicts(change))[0]).toBe(expected);
  });
});

describe("what a plan does beside resources, planned by Terraform", () => {
  it("a command that runs when something is made may do anything", async () => {
    const command = `resource "terraform_data" "it" {
  provisioner "local-exec" {
    command = "true"
  }
}
`;
    const { change } = await review({ before: dts("dts"), after: `${dts("dts")}${command}` });
    expect(change.verdict).toBe("unknown");
    expect(change.otherGrants).toMatchObject([{ address: "terraform_data.it" }]);
  });

  it("a role that is forgotten keeps whom it trusts", async () => {
    const removed = `removed {
  from = alicloud_ram_role.dts
  lifecycle {
    destroy = false
  }
}
`;
    const { change } = await review({ before: dts("dts"), after: removed });
    expect(change).toMatchObject({ verdict: "none", trust: [{ outcome: "forgotten" }] });
  });

  it("a plan that only refreshes changes nothing", async () => {
    const options = ["-refresh-only"];
    expect(
      await verdicts({
        before: dts("dts"),
        byHand: { role: "dts", document: document(statement([B, C])) },
        after: dts("dts"),
        options,
      }),
    ).toEqual(["none", "broadens"]);
  });
});
