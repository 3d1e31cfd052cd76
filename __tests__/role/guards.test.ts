import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import {
  DtsCrossAccountRole,
  type DtsCrossAccountRoleGuards,
  type DtsCrossAccountRoleProps,
} from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";

function synth(props: Partial<DtsCrossAccountRoleProps> = {}): Template {
  const stack = newStack();
  new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
  return Template.of(stack);
}

function preconditions(template: Template): { condition: string; error_message: string }[] {
  const [role] = template.resources("alicloud_ram_role");
  const lifecycle = (role?.lifecycle ?? {}) as {
    precondition?: { condition: string; error_message: string }[];
  };
  return lifecycle.precondition ?? [];
}

const ATTACHED = "alicloud_ram_role_policy_attachments";
const CHECKS = ["ExistingRole", "UnmanagedPolicies", "DtsAuthorized", "ServicePrincipal"];
const checkNames = (template: Template) => Object.keys(template.check).map((id) => id.split("_").at(-2));

describe("guards", () => {
  it("are all on by default", () => {
    const template = synth();
    expect(preconditions(template)).toHaveLength(1);
    expect(checkNames(template).sort()).toEqual([...CHECKS].sort());
  });

  it.each<[keyof DtsCrossAccountRoleGuards, string]>([
    ["existingRole", "ExistingRole"],
    ["unmanagedPolicies", "UnmanagedPolicies"],
    ["dtsAuthorized", "DtsAuthorized"],
    ["servicePrincipal", "ServicePrincipal"],
  ])("%s false takes away its check, nothing else", (guard, check) => {
    const template = synth({ guards: { [guard]: false } });
    expect(checkNames(template).sort()).toEqual(CHECKS.filter((name) => name !== check).sort());
    expect(preconditions(template)).toHaveLength(1);
  });

  it("read nothing for a check that is off", () => {
    const off = {
      existingRole: false,
      unmanagedPolicies: false,
      dtsAuthorized: false,
      servicePrincipal: false,
    };
    expect(synth({ guards: { unmanagedPolicies: false } }).dataSources(ATTACHED)).toEqual([]);
    expect(synth({ guards: off }).dataSources("alicloud_ram_roles")).toEqual([]);
  });

  it("check a role whose name is a variable, and leave out the checks where a resource tells the name", () => {
    const named = (name: (stack: TerraformStack) => string) => {
      const stack = newStack();
      new DtsCrossAccountRole(stack, "dts", {
        ownerAccountId: A,
        trustedAccountId: B,
        roleName: name(stack),
      });
      return checkNames(Template.of(stack));
    };
    expect(named((stack) => new TerraformVariable(stack, "name", {}).stringValue)).toHaveLength(4);
    expect(named((stack) => new RamRole(stack, "other", { roleName: "other" }).roleName)).toEqual([]);
  });

  it("ownerAccount false takes away the precondition and the look at the credentials", () => {
    const template = synth({ guards: { ownerAccount: false } });
    expect(preconditions(template)).toEqual([]);
    expect(template.dataSources("alicloud_caller_identity")).toEqual([]);
  });

  it("compare owner and trusted account at plan time where the owner is not given", () => {
    const stack = newStack();
    new DtsCrossAccountRole(stack, "dts", { trustedAccountId: B });
    const template = Template.of(stack);
    const [distinct, ...more] = preconditions(template);
    expect(more).toEqual([]);
    expect(distinct?.condition).toMatch(
      /^\$\{data\.alicloud_caller_identity\.\w+\.account_id != "1111111111111111"\}$/,
    );
    const off = newStack();
    new DtsCrossAccountRole(off, "dts", { trustedAccountId: B, guards: { distinctAccounts: false } });
    expect(preconditions(Template.of(off))).toEqual([]);
  });

  it("hold account IDs that are tokens to 16 digits, and apart, whatever the guards", () => {
    const stack = newStack();
    const variable = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
    const guards = { ownerAccount: false };
    new DtsCrossAccountRole(stack, "dts", {
      ownerAccountId: variable("a"),
      trustedAccountId: variable("b"),
      guards,
    });
    expect(preconditions(Template.of(stack)).map(({ condition }) => condition)).toEqual([
      '${length(var.a) == 16 && can(regex("^[0-9]+$", var.a))}',
      '${length(var.b) == 16 && can(regex("^[0-9]+$", var.b))}',
      "${var.a != var.b}",
    ]);
  });

  it("are not left out without a word where a stack is written as HCL", () => {
    const off = {
      existingRole: false,
      unmanagedPolicies: false,
      dtsAuthorized: false,
      servicePrincipal: false,
    };
    const hcl = (guards: DtsCrossAccountRoleGuards) => {
      const stack = newStack();
      new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, guards });
      return Testing.synthHcl(stack);
    };
    expect(() => hcl({})).toThrow(/^stack\/dts\/\w+: cdktf cannot write a check block as HCL/);
    expect(hcl(off)).toContain('resource "alicloud_ram_role"');
  });

  it("work through the provider of the role", () => {
    const stack = newStack();
    const provider = new AlicloudProvider(stack, "other", { alias: "other", region: "cn-hangzhou" });
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, provider });
    const template = Template.of(stack);
    const elements = [
      ...["alicloud_ram_role", "alicloud_ram_role_policy_attachment"].flatMap((type) =>
        template.resources(type),
      ),
      ...["alicloud_caller_identity", "alicloud_ram_roles", "alicloud_ram_role_policy_attachments"].flatMap(
        (type) => template.dataSources(type),
      ),
    ];
    expect(elements).toHaveLength(6);
    for (const element of elements) expect(element.provider).toBe("alicloud.other");
  });
});
