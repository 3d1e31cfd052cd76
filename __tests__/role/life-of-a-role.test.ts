import { type TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";
const ROLE = "alicloud_ram_role";
const ATTACHMENT = "alicloud_ram_role_policy_attachment";

function stackWith(props: Partial<DtsCrossAccountRoleProps> = {}): TerraformStack {
  const stack = newStack();
  new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
  return stack;
}

const ids = (json: string, type: string) => Object.keys(JSON.parse(json).resource[type]);

describe("adoption", () => {
  const imports = (props: Partial<DtsCrossAccountRoleProps>) =>
    (Template.of(stackWith(props)).block("import") ?? []) as { id: string; to: string }[];

  it("imports the role and every attachment by default", () => {
    expect(imports({ adopt: {} }).map(({ id }) => id)).toEqual([
      "ram-for-dts",
      "role:AliyunDTSRolePolicy:System:ram-for-dts",
      "role:AliyunVPCReadOnlyAccess:System:ram-for-dts",
    ]);
  });

  it("imports only the attachments that it names", () => {
    const found = imports({ roleName: "dts-b", adopt: { policies: ["AliyunDTSRolePolicy"] } });
    expect(found.map(({ id }) => id)).toEqual(["dts-b", "role:AliyunDTSRolePolicy:System:dts-b"]);
    expect(imports({ adopt: { policies: [] } }).map(({ id }) => id)).toEqual(["ram-for-dts"]);
  });

  it("is off unless asked for", () => {
    expect(imports({})).toEqual([]);
  });
});

describe("removal", () => {
  it("is careful only as far as asked for: force, preventDestroy and deleteTimeout are off by default", () => {
    const [role] = Template.of(stackWith()).resources(ROLE);
    expect(role).not.toHaveProperty("force");
    expect(role).not.toHaveProperty("timeouts");
    expect(role?.lifecycle).not.toHaveProperty("prevent_destroy");
  });

  it("passes them on", () => {
    const template = Template.of(stackWith({ force: true, preventDestroy: true, deleteTimeout: "30s" }));
    template.hasResourceProperties(ROLE, {
      force: true,
      timeouts: { delete: "30s" },
      lifecycle: expect.objectContaining({ prevent_destroy: true }),
    });
    for (const attachment of template.resources(ATTACHMENT)) {
      expect(attachment.lifecycle).toEqual({ prevent_destroy: true });
    }
  });
});

describe("place in the tree", () => {
  const rolesInOrder = (order: readonly string[]) => {
    const stack = newStack();
    for (const id of order)
      new DtsCrossAccountRole(stack, id, { ownerAccountId: A, trustedAccountId: B, roleName: id });
    return Testing.synth(stack, true);
  };

  it("decides the names in Terraform, not the order", () => {
    const [there, back] = [rolesInOrder(["a", "b", "c"]), rolesInOrder(["c", "a", "b"])];
    for (const type of [ROLE, ATTACHMENT]) expect(ids(back, type).sort()).toEqual(ids(there, type).sort());
  });

  it("can change without a new role: the role and its attachments are moved", () => {
    const before = newStack();
    const folder = new Construct(new Construct(before, "network"), "vpn");
    new DtsCrossAccountRole(folder, "dts", { ownerAccountId: A, trustedAccountId: B });
    const former = Testing.synth(before, true);

    const after = newStack();
    const role = new DtsCrossAccountRole(after, "dts", { ownerAccountId: A, trustedAccountId: B });
    role.moveFrom("network", "vpn", "dts");
    const moved = Template.of(after).block("moved") as { from: string; to: string }[];
    const now = Testing.synth(after, true);

    const addresses = (json: string) =>
      [ROLE, ATTACHMENT].flatMap((type) => ids(json, type).map((id) => `${type}.${id}`));
    expect(moved.map(({ from }) => from).sort()).toEqual(addresses(former).sort());
    expect(moved.map(({ to }) => to).sort()).toEqual(addresses(now).sort());
  });
});
