/** What a policy allows of this service's own actions. */
export type Grant = "all" | "ram" | "ram-read" | "sts" | "none";

/**
 * System policies that exist in every account, by name, and what each allows of RAM and STS.
 * A few common ones stand for Alibaba Cloud's some thousand.
 */
export const systemPolicies: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ["AdministratorAccess", "all"],
  ["AliyunCENFullAccess", "none"],
  ["AliyunCENReadOnlyAccess", "none"],
  ["AliyunDTSFullAccess", "none"],
  ["AliyunDTSReadOnlyAccess", "none"],
  ["AliyunDTSRolePolicy", "none"],
  ["AliyunECSFullAccess", "none"],
  ["AliyunECSReadOnlyAccess", "none"],
  ["AliyunExpressConnectReadOnlyAccess", "none"],
  ["AliyunKvstoreReadOnlyAccess", "none"],
  ["AliyunOSSFullAccess", "none"],
  ["AliyunOSSReadOnlyAccess", "none"],
  ["AliyunPolardbReadOnlyAccess", "none"],
  ["AliyunRAMFullAccess", "ram"],
  ["AliyunRAMReadOnlyAccess", "ram-read"],
  ["AliyunRDSFullAccess", "none"],
  ["AliyunRDSReadOnlyAccess", "none"],
  ["AliyunSTSAssumeRoleAccess", "sts"],
  ["AliyunVPCFullAccess", "none"],
  ["AliyunVPCReadOnlyAccess", "none"],
  ["AliyunVPNGatewayReadOnlyAccess", "none"],
  ["ReadOnlyAccess", "ram-read"],
]);
