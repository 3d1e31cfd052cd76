import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { Lazy, TerraformElement, TerraformLocal, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { CrossAccountDtsTask, DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";

function synth(props: object, stack = newStack()): Template {
  new DtsCrossAccountRole(stack, "dts", {
    ownerAccountId: A,
    trustedAccountId: B,
    ...props,
  } as DtsCrossAccountRoleProps);
  return Template.of(stack);
}

/** What plain JavaScript can give, where the types of the props are not asked. */
describe("props that are not what they seem", () => {
  it("are read once: what was judged is what is granted", () => {
    let reads = 0;
    const once = (first: unknown, later: unknown) => ({
      enumerable: true,
      get: () => (reads++ === 0 ? first : later),
    });
    const props = Object.defineProperty({ ownerAccountId: A }, "trustedAccountId", once(B, "*"));
    const stack = newStack();
    new DtsCrossAccountRole(stack, "dts", props as DtsCrossAccountRoleProps);
    const [role] = Template.of(stack).resources("alicloud_ram_role");
    expect(role?.["assume_role_policy_document"]).toContain(`"acs:ram::${B}:root"`);
    expect(JSON.stringify(role)).not.toContain("*");
  });

  it("are read once in their parts too", () => {
    let reads = 0;
    const tags = Object.defineProperty({}, "team", {
      enumerable: true,
      get: () => (reads++ === 0 ? "data" : 5),
    });
    synth({ tags }).hasResourceProperties("alicloud_ram_role", { tags: { team: "data" } });
  });

  const variable = (stack: TerraformStack) => new TerraformVariable(stack, "v", {}).stringValue;
  it.each<[string, (stack: TerraformStack) => object, RegExp]>([
    [
      "an object whose text is another account",
      () => ({ trustedAccountId: { resolve: () => B, toString: () => "*" } }),
      /^stack\/dts: trustedAccountId: .* is not an Alibaba Cloud account ID/,
    ],
    ["a number token as ID", () => ({ trustedAccountId: Token.asNumber("${var.x}") }), /trustedAccountId: /],
    ["a list token as ID", () => ({ trustedAccountId: Token.asList("${var.x}") }), /trustedAccountId: /],
    [
      // In the condition of the guard the text is a comment, in the document two more principals.
      "a token behind text that lets everybody in",
      (stack) => ({ trustedAccountId: `/*", "acs:ram::*:root", "*/${variable(stack)}` }),
      /^stack\/dts: trustedAccountId: .* give its 16 digits, or one token for all of them$/,
    ],
    [
      "a part of an ID",
      (stack) => ({ ownerAccountId: `22${variable(stack)}` }),
      /ownerAccountId: .*one token/,
    ],
    [
      "an access that is known later",
      () => ({ access: Lazy.stringValue({ produce: () => "cloud-instance" }) }),
      /^stack\/dts: access: .* is not a way to the database/,
    ],
    [
      "a policy to adopt that is known later",
      () => ({ adopt: { policies: [Token.asString("${var.x}"), Lazy.stringValue({ produce: () => "x" })] } }),
      /^stack\/dts: adopt\.policies: /,
    ],
    [
      "a text for a list",
      () => ({ adopt: { policies: "AliyunDTSRolePolicy" } }),
      /adopt\.policies: .* is not a list/,
    ],
    ["nothing as adoption", () => ({ adopt: null }), /adopt: null is not/],
    ["a list as tags", () => ({ tags: ["a"] }), /tags: \["a"\] is not a mapping/],
    ["nothing as tags", () => ({ tags: null }), /tags: null is not a mapping/],
    [
      "an address as provider",
      () => ({ provider: "alicloud.other" }),
      /provider: "alicloud\.other" is not a provider/,
    ],
    [
      "an object as provider",
      () => ({ provider: { fqn: "alicloud.other" } }),
      /provider: .* is not a provider/,
    ],
    [
      "a description that cannot be seen",
      () => ({ description: "a\u0000\u202e", roleName: "\u202e" }),
      /^stack\/dts: roleName: "\\u202e" is .*\n.*: description: "a\\u0000\\u202e" holds U\+0000, which cannot be seen: take it out$/,
    ],
    ["half a character", () => ({ description: "\ud800" }), /description: "\\ud800" holds U\+D800, which/],
    [
      "tags that cannot be seen",
      () => ({ tags: { "a\u200b": "\u0085" } }),
      /tags: "a\\u200b" holds U\+200B, .*\n.*tags\["a\u200b"\]: "\\u0085" holds U\+0085, /,
    ],
    [
      "texts for flags",
      () => ({ force: "yes", preventDestroy: 0 }),
      /: force: "yes" is not true.*\n.*: preventDestroy: 0 is/,
    ],
    [
      "a text that lets overrides pass",
      () => ({ allowOverrides: "true" }),
      /: allowOverrides: "true" is not true or false/,
    ],
    [
      "a text for a guard",
      () => ({ guards: { ownerAccount: "false" } }),
      /: guards\.ownerAccount: "false" is not true/,
    ],
    ["nothing as guards", () => ({ guards: null }), /: guards: null is not a choice of guards/],
    [
      "nothing as guards beside a text for a flag",
      () => ({ guards: null, force: "yes" }),
      /: force: "yes" is not true.*\n.*: guards: null is not a choice of guards/,
    ],
    [
      "nothing as access, with a policy to adopt",
      () => ({ access: null, adopt: { policies: ["AliyunDTSRolePolicy"] } }),
      /^stack\/dts: access: null is not a way to the database: .*$/,
    ],
    [
      "what JSON cannot say",
      () => ({ maxSessionDuration: 3600n }),
      /maxSessionDuration: 3600 is not a session/,
    ],
  ])("refuses %s, in one line", (_name, props, message) => {
    const stack = newStack();
    const make = () => synth(props(stack), stack);
    expect(make).toThrow(message);
    expect(make).not.toThrow(TypeError);
  });

  it.each([null, undefined, {}])("says what is missing in %s", (props) => {
    const make = () => new DtsCrossAccountRole(newStack(), "dts", props as never);
    expect(make).toThrow(/^stack\/dts: trustedAccountId: undefined is not an Alibaba Cloud account ID/);
  });

  it("leaves a destination whose access is undefined a cloud instance", () => {
    const stack = newStack();
    const destinationDatabase = { ownerAccountId: A, access: undefined } as never;
    new CrossAccountDtsTask(stack, "task", {
      taskAccountId: B,
      sourceDatabase: { ownerAccountId: B },
      destinationDatabase,
    });
    const attached = Template.of(stack).resources("alicloud_ram_role_policy_attachment");
    expect(attached.map(({ policy_name }) => policy_name)).toEqual(["AliyunDTSRolePolicy"]);
  });

  it("says which database a task lacks", () => {
    const make = () => new CrossAccountDtsTask(newStack(), "task", { taskAccountId: B } as never);
    expect(make).toThrow("stack/task: sourceDatabase: is missing: give its ownerAccountId");
    expect(make).toThrow("stack/task: destinationDatabase: is missing: give its ownerAccountId");
  });
});

class Raw extends TerraformElement {
  constructor(
    stack: TerraformStack,
    private readonly json: object,
  ) {
    super(stack, "raw");
  }

  override toTerraform(): object {
    return this.json;
  }
}

const attachment = (attributes: object) => ({
  resource: {
    alicloud_ram_role_policy_attachment: { x: { policy_name: "AdministratorAccess", ...attributes } },
  },
});
const resource = (type: string, attributes: object) => ({ resource: { [type]: { x: attributes } } });

describe("further blocks of a stack", () => {
  it.each<[string, (stack: TerraformStack, role: DtsCrossAccountRole) => object, string]>([
    [
      "an attachment by the description of another role",
      (stack) => {
        new RamRole(stack, "other", { roleName: "other", description: "ram-for-dts" }).overrideLogicalId(
          "other",
        );
        return attachment({ role_name: "${alicloud_ram_role.other.description}" });
      },
      "attaches",
    ],
    [
      "an attachment by a name whose white space a directive takes away",
      () => attachment({ role_name: "ram-for-dts %{~ if true }%{ endif }" }),
      "attaches",
    ],
    ["an attachment by a name in white space", () => attachment({ role_name: " ram-for-dts " }), "attaches"],
    [
      "an attachment through a provider that differs in what decides no account",
      (stack) => {
        new AlicloudProvider(stack, "again", { alias: "again", maxRetryTimeout: 5 });
        return attachment({ role_name: "ram-for-dts", provider: "alicloud.again" });
      },
      "attaches",
    ],
    [
      "an attachment through a provider whose account is known later",
      (stack) => {
        const profile = new TerraformVariable(stack, "profile", {}).stringValue;
        new AlicloudProvider(stack, "again", { alias: "again", profile });
        return attachment({ role_name: "ram-for-dts", provider: "alicloud.again" });
      },
      "attaches",
    ],
    [
      "Cloud Control in letters of another case",
      () => resource("alicloud_cloud_control_resource", { desire_attributes: '{"RoleName":"RAM-FOR-DTS"}' }),
      "attaches",
    ],
    [
      "a ROS stack that names the role",
      () => resource("alicloud_ros_stack", { template_body: '{"RoleName":"ram-for-dts"}' }),
      "attaches",
    ],
    [
      "a program that is handed the role's name",
      () =>
        resource("terraform_data", {
          provisioner: [
            { "local-exec": { command: "aliyun ram AttachPolicyToRole --RoleName ram-for-dts" } },
          ],
        }),
      "terraform_data.x is handed the role",
    ],
    [
      "a program that is handed the role by a trigger",
      (_stack, { roleName }) =>
        resource("null_resource", {
          triggers: { role: roleName },
          provisioner: { "local-exec": { command: "./attach ${self.triggers.role}" } },
        }),
      "null_resource.x is handed the role",
    ],
    [
      "an external data source that is handed the role",
      (_stack, { roleName }) => ({
        data: { external: { x: { program: ["sh"], query: { role: roleName } } } },
      }),
      "data.external.x is handed the role",
    ],
    [
      "a module that is handed the role's ARN",
      () => ({ module: { m: { source: "./m", arn: `acs:ram::${A}:role/ram-for-dts` } } }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the name in another case",
      () => ({ module: { m: { source: "./m", role: "RAM-for-dts" } } }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the role by way of locals",
      (stack, { roleName }) => {
        const one = new TerraformLocal(stack, "one", roleName);
        const two = new TerraformLocal(stack, "two", [one.asString]);
        return { module: { m: { source: "./m", role: two.fqn } } };
      },
      "module.m is handed the role",
    ],
    [
      "a module that is handed the name by way of locals and variables",
      () => ({
        locals: { one: "ram-for-dts", two: "${local.one}" },
        variable: { role: { default: "${local.two}" } },
        module: { m: { source: "./m", role: "${var.role}" } },
      }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the name as a key",
      () => ({ module: { m: { source: "./m", roles: { "ram-for-dts": ["AdministratorAccess"] } } } }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the role as a key",
      (_stack, { roleName }) => ({ module: { m: { source: "./m", roles: { [roleName]: [] } } } }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed a local with the role as a key",
      (_stack, { roleName }) => ({
        locals: { roles: { [roleName]: [] } },
        module: { m: { source: "./m", roles: "${local.roles}" } },
      }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the name below a key that elsewhere is a comment",
      () => ({ module: { m: { source: "./m", roles: { "//": "ram-for-dts" } } } }),
      "module.m is handed the role",
    ],
    [
      "a module that is handed the role by way of a resource that only keeps values",
      (_stack, { roleName }) => ({
        ...resource("terraform_data", { input: roleName }),
        module: { m: { source: "./m", role: "${terraform_data.x.output}" } },
      }),
      "module.m is handed the role",
    ],
    [
      "a ROS stack that is handed the name by way of a local",
      () => ({
        locals: { role: "ram-for-dts" },
        ...resource("alicloud_ros_stack", { template_body: "${jsonencode({ RoleName = local.role })}" }),
      }),
      "attaches",
    ],
    [
      "the role once more by way of Resource Management",
      () => resource("alicloud_resource_manager_role", { role_name: "ram-for-dts" }),
      "alicloud_resource_manager_role.x is the same RAM role",
    ],
    [
      "an import by an address in another writing",
      (_stack, { resource }) => ({
        import: [{ to: `alicloud_ram_role . ${resource.friendlyUniqueId}`, id: "other" }],
      }),
      'a block "import" says',
    ],
  ])("refuses %s", (_name, further, message) => {
    const stack = newStack();
    const role = new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B });
    new Raw(stack, further(stack, role));
    expect(() => Template.of(stack)).toThrow(message);
  });

  it.each<[string, (role: DtsCrossAccountRole) => object]>([
    [
      "a program that has nothing to do with the role",
      () => resource("terraform_data", { provisioner: [{}] }),
    ],
    ["a value that names the role", ({ roleName }) => resource("terraform_data", { input: roleName })],
    [
      "an input whose name only is the role's",
      () => ({ module: { m: { source: "./m", "ram-for-dts": "another-role" } } }),
    ],
    ["a module in a folder of the role's name", () => ({ module: { m: { source: "./ram-for-dts" } } })],
    ["an import of something else", () => ({ import: [{ to: "alicloud_oss_bucket.x", id: "x" }] })],
    [
      "an attachment of another role by its name",
      () => attachment({ role_name: "${alicloud_ram_role.other.name}" }),
    ],
  ])("does not mind %s", (_name, further) => {
    const stack = newStack();
    new Raw(
      stack,
      further(new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B })),
    );
    expect(() => Template.of(stack)).not.toThrow();
  });
});
