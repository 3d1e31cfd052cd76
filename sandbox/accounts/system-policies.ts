/** Actions that a policy allows of this service's own, as a policy document names them. */
type Actions = readonly string[];

const none: Actions = [];
const readRam: Actions = ["ram:Get*", "ram:List*"];

/**
 * System policies that exist in every account, by name, and what each allows of RAM and STS.
 * A few common ones stand for Alibaba Cloud's some thousand.
 */
export const systemPolicies: ReadonlyMap<string, Actions> = new Map<string, Actions>([
  ["AdministratorAccess", ["*"]],
  ["AliyunCENFullAccess", none],
  ["AliyunCENReadOnlyAccess", none],
  ["AliyunDTSFullAccess", none],
  ["AliyunDTSReadOnlyAccess", none],
  ["AliyunDTSRolePolicy", none],
  ["AliyunECSFullAccess", none],
  ["AliyunECSReadOnlyAccess", none],
  ["AliyunExpressConnectReadOnlyAccess", none],
  ["AliyunKvstoreReadOnlyAccess", none],
  ["AliyunOSSFullAccess", none],
  ["AliyunOSSReadOnlyAccess", none],
  ["AliyunPolardbReadOnlyAccess", none],
  ["AliyunRAMFullAccess", ["ram:*"]],
  ["AliyunRAMReadOnlyAccess", readRam],
  ["AliyunRDSFullAccess", none],
  ["AliyunRDSReadOnlyAccess", none],
  ["AliyunSTSAssumeRoleAccess", ["sts:AssumeRole"]],
  ["AliyunVPCFullAccess", none],
  ["AliyunVPCReadOnlyAccess", none],
  ["AliyunVPNGatewayReadOnlyAccess", none],
  ["ReadOnlyAccess", readRam],
]);
