import { readFileSync } from "node:fs";
import { DataAlicloudCallerIdentity } from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import {
  App,
  LocalBackend,
  TerraformCount,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
  Token,
} from "cdktf";
import { measured } from "./measured";

// The floor of bench/synth.ts: what sample.json says, said again for each pair by bare elements.

/** A block of the JSON that has no class of its own. */
class Block extends TerraformElement {
  constructor(
    scope: TerraformStack,
    id: string,
    private readonly json: object,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return this.json;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a benchmark says again what JSON says
type Said = Record<string, any>;

function first(blocks: Record<string, Record<string, unknown>> = {}): Said {
  return Object.values(blocks)[0] ?? {};
}

/** The same JSON for another owner, without the construct. */
function bareStack(app: App, name: string, ownerAccountId: string, json: Said): void {
  const stack = new TerraformStack(app, name);
  new AlicloudProvider(stack, "alicloud", {});
  new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
  const { role_name, assume_role_policy_document, description, max_session_duration, lifecycle } = first(
    json["resource"]?.alicloud_ram_role,
  );
  new DataAlicloudCallerIdentity(stack, "caller");
  new DataAlicloudRamRoles(stack, "now", {
    nameRegex: first(json["data"]?.alicloud_ram_roles)["name_regex"],
  });
  const attached = first(json["data"]?.alicloud_ram_role_policy_attachments);
  new DataAlicloudRamRolePolicyAttachments(stack, "attached", {
    roleName: attached["role_name"],
    count: TerraformCount.of(Token.asNumber(attached["count"])),
  });
  const [{ condition, error_message }] = lifecycle.precondition;
  const role = new RamRole(stack, "role", {
    roleName: role_name,
    assumeRolePolicyDocument: assume_role_policy_document,
    description,
    maxSessionDuration: max_session_duration,
    lifecycle: { precondition: [{ condition, errorMessage: error_message }] },
  });
  for (const policyName of ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]) {
    const roleName = role.roleName;
    new RamRolePolicyAttachment(stack, policyName, { roleName, policyName, policyType: "System" });
  }
  for (const [id, assert] of Object.entries(json["check"] ?? {}))
    new Block(stack, id, { check: { [id]: assert } });
  const values = {
    alibaba_cloud_account: ownerAccountId,
    ram_role_name: role.roleName,
    ram_role_arn: role.arn,
  };
  for (const [id, value] of Object.entries(values)) {
    const { description } = json["output"][id];
    new TerraformOutput(stack, id, { value, description }).overrideLogicalId(id);
  }
}

const sample: Said = JSON.parse(readFileSync("sample.json", "utf8"));
measured(() => {
  const app = new App();
  for (let index = 0; index < Number(process.argv[2]); index += 1)
    bareStack(app, `pair-${index}`, `2${String(index).padStart(15, "0")}`, sample);
  app.synth();
});
