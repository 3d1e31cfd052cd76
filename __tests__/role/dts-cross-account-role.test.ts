import { Fn, TerraformVariable, Testing, Token } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { newStack, Template } from "../template";
import { anyAccountId } from "../trust/arbitraries";

const A = "2222222222222222";
const B = "1111111111111111";

function synth(props: Partial<DtsCrossAccountRoleProps> = {}): Template {
  const stack = newStack();
  new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
  return Template.of(stack);
}

describe("DtsCrossAccountRole", () => {
  it("makes the role with the trust policy of the DTS page, through jsonencode", () => {
    const template = synth();
    template.resourceCountIs("alicloud_ram_role", 1);
    template.hasResourceProperties("alicloud_ram_role", {
      role_name: "ram-for-dts",
      assume_role_policy_document:
        '${jsonencode({"Statement" = [{"Action" = "sts:AssumeRole", "Effect" = "Allow", "Principal" = ' +
        '{"RAM" = ["acs:ram::1111111111111111:root"], "Service" = ["1111111111111111@dts.aliyuncs.com"]}}], "Version" = "1"})}',
    });
  });

  it.each([
    ["express-connect", ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]],
    ["vpn-gateway", ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]],
    ["smart-access-gateway", ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]],
    ["cloud-instance", ["AliyunDTSRolePolicy"]],
    [undefined, ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]],
  ] as const)("attaches for access %s just %j, after the role", (access, policies) => {
    const template = synth(access === undefined ? {} : { access });
    const attachments = template.resources("alicloud_ram_role_policy_attachment");
    expect(attachments.map((attachment) => attachment.policy_name)).toEqual(policies);
    for (const attachment of attachments) {
      expect(attachment.policy_type).toBe("System");
      expect(attachment.role_name).toMatch(/^\$\{alicloud_ram_role\..*\.role_name\}$/);
    }
  });

  it("grants exactly what the props say, for every pair of accounts", () => {
    fc.assert(
      fc.property(anyAccountId, anyAccountId, (ownerAccountId, trustedAccountId) => {
        fc.pre(ownerAccountId !== trustedAccountId);
        const [role] = synth({ ownerAccountId, trustedAccountId }).resources("alicloud_ram_role");
        const document = String(role?.assume_role_policy_document);
        expect(document.match(/[0-9]{16}/g)).toEqual([trustedAccountId, trustedAccountId]);
        expect(document).not.toContain(ownerAccountId);
      }),
      { numRuns: 25 },
    );
  });

  it("says in its outputs what the DTS console of the trusted account asks for", () => {
    const said = Object.values(synth().output).map(({ description, value }) => [
      String(description).split(/[:;]/)[0],
      String(value).replace(/\.dts_[^.]*\./, ".dts."),
    ]);
    expect(Object.fromEntries(said)).toEqual({
      "Alibaba Cloud Account": A,
      "RAM Role Name": "${alicloud_ram_role.dts.role_name}",
      "ARN of the RAM role": "${alicloud_ram_role.dts.arn}",
    });
  });

  it("passes on every setting, and always sends a description and a session duration", () => {
    const given = {
      roleName: "dts-b",
      description: "for B",
      maxSessionDuration: 7200,
      tags: { team: "data" },
    };
    synth(given).hasResourceProperties("alicloud_ram_role", {
      role_name: "dts-b",
      description: "for B",
      max_session_duration: 7200,
      tags: { team: "data" },
    });
    const [bare] = synth().resources("alicloud_ram_role");
    expect(
      Object.keys(bare ?? {})
        .filter((key) => key !== "lifecycle")
        .sort(),
    ).toEqual(["assume_role_policy_document", "description", "max_session_duration", "role_name"]);
    expect(bare).toMatchObject({
      description: `Lets DTS of Alibaba Cloud account ${B} reach databases of this account`,
      max_session_duration: 3600,
    });
  });

  it("says in the description whom the role is for, also where that is known to Terraform only", () => {
    const stack = newStack();
    const trustedAccountId = new TerraformVariable(stack, "trusted", {}).stringValue;
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId });
    Template.of(stack).hasResourceProperties("alicloud_ram_role", {
      description: "Lets DTS of Alibaba Cloud account ${var.trusted} reach databases of this account",
    });
  });

  it("hands expressions in a description or tag to Terraform as text", () => {
    const template = synth({ description: '${file("/etc/passwd")} %{ if true }', tags: { "${a}": "$${b}" } });
    template.hasResourceProperties("alicloud_ram_role", {
      description: '$${file("/etc/passwd")} %%{ if true }',
      tags: { "$${a}": "$$${b}" },
    });
  });

  it("takes unresolved tokens for every prop", () => {
    const stack = newStack();
    const variable = (name: string) => new TerraformVariable(stack, name, {});
    new DtsCrossAccountRole(stack, "dts", {
      ownerAccountId: variable("owner").stringValue,
      trustedAccountId: variable("trusted").stringValue,
      roleName: variable("name").stringValue,
      description: `by ${variable("by").stringValue}`,
      maxSessionDuration: variable("seconds").numberValue,
      tags: Token.asStringMap(Fn.merge([variable("tags").value])),
    });
    const [role] = Template.of(stack).resources("alicloud_ram_role");
    expect(role).toMatchObject({
      role_name: "${var.name}",
      description: "by ${var.by}",
      max_session_duration: "${var.seconds}",
      tags: "${merge(var.tags)}",
    });
    expect(role?.assume_role_policy_document).toContain('"acs:ram::${var.trusted}:root"');
  });

  const bad = (value: unknown) => value as never;
  it.each<[keyof DtsCrossAccountRoleProps, unknown, string]>([
    ["ownerAccountId", "222222222222222", '"222222222222222" is not an Alibaba Cloud account ID'],
    ["ownerAccountId", 2222222222222222, "2222222222222222 is a number, and a number loses digits"],
    ["trustedAccountId", undefined, "is not an Alibaba Cloud account ID"],
    ["deleteTimeout", "", '"" is not a duration'],
    ["deleteTimeout", "5 minutes", '"5 minutes" is not a duration'],
    [
      "adopt",
      { policies: ["AdministratorAccess"] },
      '.policies: "AdministratorAccess" is not attached by this role',
    ],
    ["trustedAccountId", "*", '"*" is not an Alibaba Cloud account ID'],
    ["trustedAccountId", "${var.x}", "is not an Alibaba Cloud account ID"],
    ["trustedAccountId", '1111111111111111:root","acs:ram::*', "is not an Alibaba Cloud account ID"],
    ["trustedAccountId", A, "is the owner account itself"],
    ["roleName", "", "use 1 to 64 letters, digits and hyphens"],
    ["roleName", "a".repeat(65), "use 1 to 64 letters, digits and hyphens"],
    ["roleName", "ram_for_dts", "use 1 to 64 letters, digits and hyphens"],
    ["roleName", "acs:ram::2222222222222222:role/x", "the name, not the ARN"],
    ["roleName", "aliyundtsdefaultrole", "the service role of DTS itself"],
    ["description", "", "a description of 0 characters is outside 1 to 1024"],
    ["description", "x".repeat(1025), "a description of 1025 characters is outside 1 to 1024"],
    ["description", 7, "7 is not a description"],
    ["maxSessionDuration", 3599, "3599 is not a session duration"],
    ["maxSessionDuration", 43201, "43201 is not a session duration"],
    ["maxSessionDuration", 3600.5, "3600.5 is not a session duration"],
    ["maxSessionDuration", "3600", '"3600" is not a session duration'],
    ["access", "internet", '"internet" is not a way to the database: use one of express-connect'],
    ["access", "toString", '"toString" is not a way to the database'],
    [
      "tags",
      Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, "v"])),
      "21 tags are more than the 20",
    ],
    ["tags", { "acs:x": "v" }, '"acs:x" is not a tag key'],
    ["tags", { "": "v" }, '"" is not a tag key'],
    ["description", "😀".repeat(513), "1026 characters (an emoji counts as two) is outside 1 to 1024"],
    ["tags", { 'a"b': "v" }, "the provider cannot take away a tag whose key holds a quotation mark"],
    ["tags", { "a\\b": "v" }, 'a quotation mark ("), a backslash or a control character (malformed TagKeys)'],
    ["tags", { "a\nb": "v" }, "leave them out"],
    ["tags", { k: "v".repeat(129) }, "use at most 128 characters"],
    ["tags", { k: 1 }, 'tags["k"]: 1 is not a tag value: write it in quotes'],
  ])("refuses %s %j", (prop, value, message) => {
    expect(() => synth({ [prop]: bad(value) })).toThrow(message);
    expect(() => synth({ [prop]: bad(value) })).toThrow(new RegExp(`^stack/dts: ${prop}`));
  });

  it.each([
    ["roleName", "A-1"],
    ["roleName", "a".repeat(64)],
    ["description", "x".repeat(1024)],
    ["description", "😀".repeat(512)],
    ["maxSessionDuration", 3600],
    ["maxSessionDuration", 43200],
  ])("takes %s at its bound: %.20s", (prop, value) => {
    expect(synth({ [prop]: value }).resources("alicloud_ram_role")).toHaveLength(1);
  });

  it("says everything that is wrong at once, a line each", () => {
    const wrong = () =>
      synth({ ownerAccountId: "1", trustedAccountId: "2", roleName: "a b", maxSessionDuration: 0 });
    expect(wrong).toThrow(/^(?:stack\/dts: \w+: .+(?:\n|$)){4}$/);
  });

  it("says what it is", () => {
    const role = new DtsCrossAccountRole(newStack(), "dts", { ownerAccountId: A, trustedAccountId: B });
    expect(String(role)).toBe(`stack/dts (RAM role ram-for-dts of account ${A})`);
  });

  it("keeps its own copies: what a caller changes later changes nothing", () => {
    const tags = { team: "data" };
    const stack = newStack();
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, tags });
    tags.team = "other";
    Template.of(stack).hasResourceProperties("alicloud_ram_role", { tags: { team: "data" } });
  });

  it("synthesizes the same stack as ever (snapshot)", () => {
    const stack = newStack();
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B });
    const { "//": _metadata, ...stable } = JSON.parse(Testing.synth(stack, true));
    expect(stable).toMatchSnapshot();
  });
});
