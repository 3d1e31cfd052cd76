import { DataAlicloudCallerIdentity } from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { App, TerraformStack } from "cdktf";
import { type AccountPairProvider, addOwnerProvider } from "../pairs";
import { resourcesOf, textIn, type UnknownRecord } from "../review/plan/attribute-values";
import { priorValues } from "../review/plan/read-change";
import { type AccountId, isAccountId } from "../trust";

/**
 * The Terraform JSON of a configuration that only reads an owner account: whose credentials these are, its RAM roles,
 * and the policies of those in `roleNames`. It has no resource, no output and no backend.
 */
export function ownerAccountJson(provider: AccountPairProvider, roleNames: readonly string[] = []): string {
  const stack = new TerraformStack(new App(), "discover");
  addOwnerProvider(stack, provider, "plan");
  new DataAlicloudCallerIdentity(stack, "caller");
  if (roleNames.length === 0) new DataAlicloudRamRoles(stack, "roles");
  for (const [index, roleName] of roleNames.entries())
    new DataAlicloudRamRolePolicyAttachments(stack, `policies-${index}`, { roleName });
  return JSON.stringify(stack.toTerraform());
}

/** A RAM role as the data sources of the provider give it. */
export interface FoundRole {
  readonly name: string;
  readonly trustPolicy: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A policy at a role. */
export interface AttachedPolicy {
  readonly name: string;
  /** "System" or "Custom". */
  readonly type: string;
}

/** What a plan of `ownerAccountJson` read. */
export interface ReadAccount {
  /** Whose credentials these are; undefined where the plan does not say. */
  readonly accountId: AccountId | undefined;
  readonly roles: readonly FoundRole[];
  /** The policies of the roles that were asked for, by the name of the role. */
  readonly policies: ReadonlyMap<string, readonly AttachedPolicy[]>;
}

/** Reads the plan as JSON. */
export function readAccount(plan: unknown): ReadAccount {
  const resources = resourcesOf(priorValues(objectOf(plan)));
  const ofType = (type: string) =>
    resources
      .filter((resource) => resource["mode"] === "data" && resource["type"] === type)
      .map(({ values }) => objectOf(values));
  const [caller] = ofType("alicloud_caller_identity");
  const policies = ofType("alicloud_ram_role_policy_attachments");
  const accountId = caller?.["account_id"];
  return {
    accountId: isAccountId(accountId) ? accountId : undefined,
    roles: ofType("alicloud_ram_roles").flatMap(({ roles }) => listOf(roles).map(roleOf)),
    policies: new Map(
      policies.map(({ role_name: role, attachments }) => [
        textIn(role),
        listOf(attachments).map((it) => ({
          name: textIn(it["policy_name"]),
          type: textIn(it["policy_type"]),
        })),
      ]),
    ),
  };
}

function roleOf(role: UnknownRecord): FoundRole {
  return {
    name: textIn(role["name"]),
    trustPolicy: textIn(role["assume_role_policy_document"]) || textIn(role["document"]),
    description: textIn(role["description"]),
    tags: Object.fromEntries(
      Object.entries(objectOf(role["tags"])).map(([key, value]) => [key, textIn(value)]),
    ),
  };
}

function objectOf(value: unknown): UnknownRecord {
  return typeof value === "object" && value !== null ? (value as UnknownRecord) : {};
}

function listOf(value: unknown): readonly UnknownRecord[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
