import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import { Aspects, Fn, type TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { DtsCrossAccountRole } from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";
const STRANGER = '{"Statement":[],"Version":"1"}';

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

describe("escape hatches", () => {
  it.each(HATCHES)("refuses %s at synthesis, and says what it does", (_name, hatch, message) => {
    expect(() => Template.of(stackWith(hatch, false))).toThrow(`stack/dts: alicloud_`);
    expect(() => Template.of(stackWith(hatch, false))).toThrow(message);
    expect(() => Template.of(stackWith(hatch, false))).toThrow("allow it with allowOverrides: true");
  });

  it.each(HATCHES)("lets %s pass with allowOverrides", (_name, hatch) => {
    const [role] = Template.of(stackWith(hatch, true)).resources("alicloud_ram_role");
    expect(role).toBeDefined();
  });

  it("does not mind overrides that grant nothing, nor attachments of other roles", () => {
    const stack = stackWith(({ resource }, stack) => {
      resource.addOverride("description", "by hand");
      attach(stack, "another-role");
    }, false);
    Template.of(stack).hasResourceProperties("alicloud_ram_role", { description: "by hand" });
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
