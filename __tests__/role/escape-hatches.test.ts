import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import {
  App,
  Aspects,
  Fn,
  TerraformHclModule,
  TerraformOutput,
  type TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import { Construct } from "constructs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DtsCrossAccountRole } from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";
const STRANGER = '{"Statement":[],"Version":"1"}';

type Ids = Readonly<Record<"check" | "data" | "caller", string>>;

type Hatch = (role: DtsCrossAccountRole, stack: TerraformStack) => void;

const attach = (scope: TerraformStack, roleName: string) =>
  new RamRolePolicyAttachment(scope, "admin", {
    roleName,
    policyName: "AdministratorAccess",
    policyType: "System",
  });

const HATCHES: readonly [string, Hatch, string][] = [
  [
    "an override of the document",
    ({ resource }) => resource.addOverride("assume_role_policy_document", STRANGER),
    "has assume_role_policy_document",
  ],
  [
    "an override of services",
    ({ resource }) => resource.addOverride("services", ["ecs.aliyuncs.com"]),
    'has services ["ecs.aliyuncs.com"], the props say nothing',
  ],
  [
    "an override of the name",
    ({ resource }) => resource.addOverride("role_name", "other"),
    'has role_name "other", the props say "ram-for-dts"',
  ],
  ["a count", ({ resource }) => resource.addOverride("count", 2), "has count 2"],
  [
    "another document by its property",
    ({ resource }) => {
      resource.assumeRolePolicyDocument = STRANGER;
    },
    "has assume_role_policy_document",
  ],
  [
    "an override of the stack",
    ({ resource }, stack) =>
      stack.addOverride(`resource.alicloud_ram_role.${resource.friendlyUniqueId}.ram_users`, [
        "acs:ram::*:root",
      ]),
    "has ram_users",
  ],
  [
    "an aspect",
    (_role, stack) =>
      Aspects.of(stack).add({
        visit: (node) => node instanceof RamRole && node.addOverride("document", STRANGER),
      }),
    "has document",
  ],
  [
    "another policy in an attachment",
    ({ attachments }) => attachments[0]?.addOverride("policy_name", "AdministratorAccess"),
    'has policy_name "AdministratorAccess", the props say "AliyunDTSRolePolicy"',
  ],
  [
    "one more attachment by the name of the role",
    (_role, stack) => void attach(stack, "ram-for-dts"),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by way of an attachment",
    ({ attachments }, stack) => void attach(stack, attachments[0]?.roleName ?? ""),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by way of an endpoint",
    (role, stack) => void attach(stack, role.asSourceEndpoint().sourceEndpointRole),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by way of a function",
    ({ roleName }, stack) => void attach(stack, Fn.trimspace(roleName)),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment as a list, by an override of the stack",
    ({ roleName }, stack) =>
      stack.addOverride("resource.alicloud_ram_role_policy_attachment.admin", [
        { role_name: roleName, policy_name: "AdministratorAccess", policy_type: "System" },
      ]),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "an attachment of another type",
    ({ roleName }, stack) =>
      stack.addOverride("resource.alicloud_resource_manager_policy_attachment.admin", {
        principal_name: `${roleName}@role.2222222222222222.onaliyun.com`,
        policy_name: "AdministratorAccess",
      }),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "a second resource for the same role",
    (_role, stack) =>
      void new RamRole(stack, "twin", { roleName: "ram-for-dts", assumeRolePolicyDocument: STRANGER }),
    'is the same RAM role "ram-for-dts"',
  ],
  [
    "changes that are ignored",
    ({ resource }) => resource.addOverride("lifecycle.ignore_changes", ["assume_role_policy_document"]),
    'has ignore_changes ["assume_role_policy_document"], the props say nothing',
  ],
  [
    "another provider",
    ({ resource }) => resource.addOverride("provider", "alicloud.other"),
    'has provider "alicloud.other", the props say nothing',
  ],
  [
    "a policy attached in a name of other case",
    (_role, stack) => void attach(stack, "RAM-FOR-DTS"),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by a computed name",
    (_role, stack) => void attach(stack, Fn.join("-", ["ram", "for", "dts"])),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by a name with a variable in it",
    (_role, stack) =>
      void attach(stack, `ram-\${${new TerraformVariable(stack, "v", { default: "for" }).fqn}}-dts`),
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment through a second provider of the same account",
    (_role, stack) => {
      const provider = new AlicloudProvider(stack, "again", { alias: "again", region: "cn-beijing" });
      new RamRolePolicyAttachment(stack, "admin", {
        roleName: "ram-for-dts",
        policyName: "AdministratorAccess",
        policyType: "System",
        provider,
      });
    },
    'attaches "AdministratorAccess" to the role',
  ],
  [
    "one more attachment by way of Cloud Control",
    (_role, stack) =>
      stack.addOverride("resource.alicloud_cloud_control_resource.admin", {
        product: "RAM",
        desire_attributes: '{"RoleName":"ram-for-dts","PolicyName":"AdministratorAccess"}',
      }),
    "attaches nothing to the role",
  ],
  [
    "a second resource for the same role by its deprecated attribute",
    (_role, stack) => void new RamRole(stack, "twin", { name: "ram-for-dts", document: STRANGER }),
    'is the same RAM role "ram-for-dts"',
  ],
  [
    "a second resource for the same role by a reference",
    ({ roleName }, stack) =>
      void new RamRole(stack, "twin", { roleName, assumeRolePolicyDocument: STRANGER }),
    'is the same RAM role "ram-for-dts"',
  ],
  [
    "a second resource for the same role by a computed name",
    (_role, stack) => void new RamRole(stack, "twin", { roleName: Fn.lower("RAM-FOR-DTS") }),
    'is the same RAM role "ram-for-dts"',
  ],
  [
    "a second resource for the same role by a variable",
    (_role, stack) =>
      void new RamRole(stack, "twin", { roleName: new TerraformVariable(stack, "name", {}).stringValue }),
    'is the same RAM role "ram-for-dts"',
  ],
  ["a for_each", ({ resource }) => resource.addOverride("for_each", ["a"]), 'has for_each ["a"]'],
  [
    "a provisioner",
    ({ resource }) => resource.addOverride("provisioner", [{ "local-exec": { command: "true" } }]),
    "has provisioner",
  ],
  [
    "a replacement that something else triggers",
    ({ resource, attachments }) =>
      resource.addOverride("lifecycle.replace_triggered_by", [attachments[0]?.fqn]),
    "has replace_triggered_by",
  ],
  [
    "a lifecycle as a list",
    ({ resource }) => resource.addOverride("lifecycle", [{ ignore_changes: "all" }]),
    'has ignore_changes "all", the props say nothing',
  ],
  [
    "preconditions that are taken away",
    ({ resource }) => resource.addOverride("lifecycle.precondition", undefined),
    "has precondition nothing",
  ],
  ["force", ({ resource }) => resource.addOverride("force", true), "has force true, the props say nothing"],
  [
    "an import of another role",
    ({ resource }) => resource.importFrom("another-role"),
    'a block "import" says {"id":"another-role"',
  ],
  [
    "an import block of the stack",
    ({ attachments }, stack) =>
      stack.addOverride("import", [{ to: attachments[0]?.fqn, id: "role:AdministratorAccess:System:x" }]),
    'a block "import" says',
  ],
  [
    "a move of another resource into the role",
    ({ resource }) => resource.moveFromId("alicloud_ram_role.other"),
    'a block "moved" says',
  ],
  [
    "a role that its state forgets",
    ({ resource }, stack) =>
      stack.addOverride("removed", [{ from: resource.fqn, lifecycle: { destroy: false } }]),
    'a block "removed" says',
  ],
  [
    "a module that is handed the role",
    ({ roleName }, stack) =>
      void new TerraformHclModule(stack, "module", {
        source: "git::https://example.com/module",
        variables: { roleName },
      }),
    "module.module is handed the role",
  ],
  [
    "a module that is handed its name",
    (_role, stack) => stack.addOverride("module.m", [{ source: "./m", roles: ["ram-for-dts"] }]),
    "module.m is handed the role",
  ],
  [
    "the role in a list of resources",
    ({ resource }, stack) =>
      stack.addOverride("resource.alicloud_ram_role", [
        { [resource.friendlyUniqueId]: { role_name: "ram-for-dts", assume_role_policy_document: STRANGER } },
      ]),
    "is gone",
  ],
  [
    "one more attachment by a value that says another thing as JSON",
    (_role, stack) => {
      class Attachment extends Date {
        override toJSON(): never {
          return { admin: { role_name: "ram-for-dts", policy_name: "AdministratorAccess" } } as never;
        }
      }
      stack.addOverride("resource.alicloud_ram_role_policy_attachment", [new Attachment()]);
    },
    "says another thing as JSON",
  ],
  [
    "another source of the provider",
    (_role, stack) =>
      stack.addOverride("terraform.required_providers.alicloud.source", "example.com/x/alicloud"),
    'the provider alicloud is required as {"version":"1.289.0","source":"example.com/x/alicloud"}',
  ],
  [
    "a list of required providers",
    (_role, stack) =>
      stack.addOverride("terraform.required_providers", [{ alicloud: { source: "example.com/x/alicloud" } }]),
    'the provider alicloud is required as {"source":"example.com/x/alicloud"}',
  ],
  [
    "a provider of no source",
    (_role, stack) => stack.addOverride("terraform", [{ required_version: ">= 1" }]),
    "the provider alicloud is required as nothing",
  ],
  [
    "an external data source in a check",
    ({ roleName }, stack) =>
      stack.addOverride("check.own", {
        data: { external: { x: { program: ["sh"], query: { role: roleName } } } },
        assert: [{ condition: "${true}", error_message: "x" }],
      }),
    "data.external.x is handed the role",
  ],
  [
    "one more attachment",
    ({ roleName }, stack) => void attach(stack, roleName),
    'attaches "AdministratorAccess" to the role',
  ],
];

function stackWith(hatch: Hatch, allowOverrides: boolean): TerraformStack {
  const stack = newStack();
  hatch(
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, allowOverrides }),
    stack,
  );
  return stack;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "escape-hatches-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("escape hatches", () => {
  it.each(HATCHES)("refuses %s at synthesis, and says what it does", (_name, hatch, message) => {
    const synth = () => Template.of(stackWith(hatch, false));
    expect(synth).toThrow(/stack\/dts: (?:alicloud_|data\.|check\.|module\.|a block |the provider |a Date )/);
    expect(synth).toThrow(message);
    expect(synth).toThrow("allow it with allowOverrides: true");
  });

  it.each(HATCHES)("lets %s pass with allowOverrides, and it is there", (_name, hatch) => {
    const untouched = Testing.synth(
      stackWith(() => {}, true),
      true,
    );
    expect(Testing.synth(stackWith(hatch, true), true)).not.toEqual(untouched);
  });

  it("does not mind overrides that grant nothing, nor attachments of other roles", () => {
    const stack = stackWith(({ resource }, stack) => {
      resource.addOverride("description", "by hand");
      attach(stack, "another-role");
    }, false);
    Template.of(stack).hasResourceProperties("alicloud_ram_role", { description: "by hand" });
  });

  const harmless = {
    tags: { a: "b" },
    max_session_duration: 7200,
    "timeouts.delete": "1m",
    depends_on: ["alicloud_ram_role.other"],
    "lifecycle.prevent_destroy": true,
  };
  it.each(Object.entries(harmless))("does not mind %s", (name, value) => {
    const plain = stackWith(({ resource }) => resource.addOverride(name, value), false);
    expect(Testing.synth(plain, true)).toContain(JSON.stringify(name.split(".").at(-1)));
  });

  it("does not mind roles and attachments that cannot be the same", () => {
    const stack = stackWith((_role, stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      const other = new RamRole(stack, "other", { roleName: `app-${name}` });
      attach(stack, other.roleName);
      const provider = new AlicloudProvider(stack, "c", { alias: "c", profile: "account-c" });
      new RamRole(stack, "elsewhere", { roleName: "ram-for-dts", provider });
    }, false);
    Template.of(stack).resourceCountIs("alicloud_ram_role", 3);
  });

  it("does not mind a DTS job and an output that name the role", () => {
    const stack = stackWith((role, stack) => {
      new TerraformOutput(stack, "arn", { value: role.roleArn });
      stack.addOverride("resource.alicloud_dts_migration_job.job", {
        source_endpoint_role: role.asSourceEndpoint().sourceEndpointRole,
      });
    }, false);
    Template.of(stack).resourceCountIs("alicloud_dts_migration_job", 1);
  });

  it.each<[string, (stack: TerraformStack, ids: Ids) => void, RegExp]>([
    [
      "a check that is always true",
      (stack, { check }) => stack.addOverride(`check.${check}.assert`, [{ condition: "${true}" }]),
      /check\.dts_\w+ has assert/,
    ],
    [
      "a data source that waits",
      (stack, { data }) => stack.addOverride(`data.alicloud_ram_roles.${data}.depends_on`, ["x.y"]),
      /data\.alicloud_ram_roles\.\w+ has depends_on \["x\.y"\]/,
    ],
    [
      "a caller identity of another provider",
      (stack, { caller }) =>
        stack.addOverride(`data.alicloud_caller_identity.${caller}.provider`, "alicloud.other"),
      /has provider "alicloud\.other"/,
    ],
  ])("refuses %s: a guard is part of what the props say", (_name, hatch, message) => {
    const stack = stackWith((_role, stack) => {
      const json = JSON.parse(Testing.synth(stack));
      const [check, data, caller] = [
        json.check,
        json.data.alicloud_ram_roles,
        json.data.alicloud_caller_identity,
      ].map((blocks) => Object.keys(blocks)[0]) as [string, string, string];
      hatch(stack, { check, data, caller });
    }, false);
    expect(() => Template.of(stack)).toThrow(message);
  });

  it("refuses a guard and an attachment that are taken out of the tree", () => {
    const stack = stackWith((role) => {
      role.node.tryRemoveChild("DtsAuthorized");
      role.node.tryRemoveChild("AliyunVPCReadOnlyAccess");
    }, false);
    expect(() => Template.of(stack)).toThrow(/check\.dts_DtsAuthorized_\w+ is gone/);
    expect(() => Template.of(stack)).toThrow(/AliyunVPCReadOnlyAccess_\w+ is gone/);
  });

  type Late = (stack: TerraformStack, change: () => void) => void;
  const lateHatches: Readonly<Record<string, Late>> = {
    "a validation": (stack, change) =>
      stack.node.addValidation({
        validate: () => {
          change();
          return [];
        },
      }),
    "a construct with a synthesis of its own": (stack, onSynthesize) =>
      Object.defineProperty(new Construct(stack, "own"), Symbol.for("cdktf/customSynthesis"), {
        value: { onSynthesize },
      }),
    "an aspect": (stack, visit) => Aspects.of(stack).add({ visit }),
    "a stack that changes what it writes": (stack, change) => {
      const write = stack.toTerraform.bind(stack);
      stack.toTerraform = () => {
        change();
        return write();
      };
    },
  };
  it.each(Object.entries(lateHatches))("judges what is written, whatever %s does before", (name, add) => {
    const stack = newStack("stack", { outdir: folder, skipValidation: name !== "a validation" });
    const { resource } = new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B });
    add(stack, () => resource.addOverride("assume_role_policy_document", STRANGER));
    expect(() => App.of(stack).synth()).toThrow(/^stack\/dts: \S+ has assume_role_policy_document "\{/);
    const { synthesizedStackPath } = App.of(stack).manifest.forStack(stack);
    expect(existsSync(join(folder, synthesizedStackPath))).toBe(false);
  });

  it("lets nobody take the judgement away", () => {
    const stack = newStack();
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B });
    expect(() => Object.defineProperty(stack, "toTerraform", { value: () => ({}) })).toThrow(TypeError);
  });

  it("judges the roles of two copies of the package in one stack", async () => {
    const stack = newStack();
    const one = new DtsCrossAccountRole(stack, "one", { ownerAccountId: A, trustedAccountId: B });
    vi.resetModules();
    const { DtsCrossAccountRole: Other } =
      await vi.importActual<typeof import("../../lib/role")>("../../lib/role");
    const props = { ownerAccountId: A, trustedAccountId: B, roleName: "other" };
    const { resource } = new Other(stack, "other", props) as DtsCrossAccountRole;
    expect(Testing.synth(stack)).toContain("other");
    resource.addOverride("services", ["ecs.aliyuncs.com"]);
    expect(() => Testing.synth(stack)).toThrow(/^stack\/other: \S+ has services/);
    resource.addOverride("services", undefined);
    one.resource.addOverride("services", ["ecs.aliyuncs.com"]);
    expect(() => Testing.synth(stack)).toThrow(/^stack\/one: \S+ has services/);
  });

  it("judges what is written as HCL by the same stack as JSON", () => {
    const guards = {
      existingRole: false,
      unmanagedPolicies: false,
      dtsAuthorized: false,
      servicePrincipal: false,
    };
    const stack = newStack();
    const role = new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, guards });
    expect(Testing.synthHcl(stack)).toContain("alicloud_ram_role");
    role.resource.addOverride("services", ["ecs.aliyuncs.com"]);
    expect(() => Testing.synthHcl(stack)).toThrow(/^stack\/dts: \S+ has services/);
  });

  it("looks at every role of a stack", () => {
    const stack = newStack();
    const roles = ["one", "two"].map(
      (id, index) =>
        new DtsCrossAccountRole(stack, id, {
          ownerAccountId: `${index}`.repeat(16),
          trustedAccountId: B.replace("1", "9"),
        }),
    );
    for (const { resource } of roles) resource.addOverride("services", ["x.aliyuncs.com"]);
    expect(() => Template.of(stack)).toThrow(/stack\/one: [\s\S]*stack\/two: /);
  });
});
