import { account, callerIdentity } from "./data-sources/caller-identity";
import { ramRolePolicyAttachments } from "./data-sources/ram-role-policy-attachments";
import { ramRoles } from "./data-sources/ram-roles";
import type { DataSource, Resource } from "./resource";
import { ramRole } from "./resources/ram-role";
import { ramRolePolicyAttachment } from "./resources/ram-role-policy-attachment";

/** The resources that the stand-in knows. */
export const resources: Readonly<Record<string, Resource>> = {
  alicloud_ram_role: ramRole,
  alicloud_ram_role_policy_attachment: ramRolePolicyAttachment,
};

/** The data sources that the stand-in knows. */
export const dataSources: Readonly<Record<string, DataSource>> = {
  alicloud_account: account,
  alicloud_caller_identity: callerIdentity,
  alicloud_ram_role_policy_attachments: ramRolePolicyAttachments,
  alicloud_ram_roles: ramRoles,
};
