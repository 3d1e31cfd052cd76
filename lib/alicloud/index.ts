/**
 * The bindings that this package carries, under the names that they have: the provider, the RAM role, policy and
 * attachment, the DTS instances and jobs, and the data sources beside them.
 *
 * @module alicloud
 */
import "../engine/installed";

export * from "@cdktf/provider-alicloud/lib/data-alicloud-account";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-ram-policies";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-ram-system-policys";
export * from "@cdktf/provider-alicloud/lib/data-alicloud-regions";
export * from "@cdktf/provider-alicloud/lib/dts-migration-instance";
export * from "@cdktf/provider-alicloud/lib/dts-migration-job";
export * from "@cdktf/provider-alicloud/lib/dts-subscription-job";
export * from "@cdktf/provider-alicloud/lib/dts-synchronization-instance";
export * from "@cdktf/provider-alicloud/lib/dts-synchronization-job";
export * from "@cdktf/provider-alicloud/lib/provider";
export * from "@cdktf/provider-alicloud/lib/ram-policy";
export * from "@cdktf/provider-alicloud/lib/ram-role";
export * from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
