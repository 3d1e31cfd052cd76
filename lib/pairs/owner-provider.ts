import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import type { TerraformStack } from "cdktf";
import { omitUndefined } from "../role/terraform-values";
import type { AccountPairProvider } from "./account-pair";

/** What Terraform is run for: "plan" only reads, by the plan roles of the pairs that have one. */
export type AccountPairAccess = "plan" | "apply";

/** Adds the provider that works in an owner account, for `access`. */
export function addOwnerProvider(
  stack: TerraformStack,
  { endpoints, ...config }: AccountPairProvider,
  access: AccountPairAccess,
): void {
  const { assumeRole, assumeRoleWithOidc, ...rest } = config;
  new AlicloudProvider(stack, "alicloud", {
    ...rest,
    ...omitUndefined({
      assumeRole: forAccess(assumeRole, access),
      assumeRoleWithOidc: forAccess(assumeRoleWithOidc, access),
    }),
    ...(endpoints !== undefined && { endpoints: [endpoints] }),
  });
}

interface AssumedRole {
  readonly roleArn?: string;
  readonly planRoleArn?: string;
}

/** The role to assume for `access`; the provider knows of one role only. */
function forAccess<T extends AssumedRole>(assumed: T | undefined, access: AccountPairAccess) {
  if (assumed === undefined) return undefined;
  const { planRoleArn, ...rest } = assumed;
  return access === "plan" && planRoleArn !== undefined ? { ...rest, roleArn: planRoleArn } : rest;
}
