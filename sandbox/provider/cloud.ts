import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram from "@alicloud/ram20150501";
import Sts, { AssumeRoleRequest } from "@alicloud/sts20150401";
import type { Credentials, ProviderConfig } from "./provider-config";
import { type Attempt, insist, type Waits } from "./retry";

/** RAM and STS of one account, as one provider block reaches them. */
export interface Cloud {
  readonly ram: Ram;
  readonly sts: Sts;
  /** Makes a call, and insists while the service is busy. */
  call<Answer>(attempt: Attempt<Answer>): Promise<Answer>;
}

const ASSUME_ROLE_LIMIT = 60_000;

/**
 * Connects to the account of a provider block, through the role it assumes if it names one.
 * @throws CloudCallError when the role cannot be assumed
 */
export async function connect(config: ProviderConfig, waits: Waits): Promise<Cloud> {
  const cloud = cloudOf(config, config.credentials, waits);
  if (config.assumeRole === undefined) return cloud;
  return cloudOf(config, await assumeRole(cloud, config), waits);
}

function cloudOf(config: ProviderConfig, credentials: Credentials, waits: Waits): Cloud {
  return {
    ram: new Ram(sdkConfig(credentials, config.region, config.endpoints.ram)),
    sts: new Sts(sdkConfig(credentials, config.region, config.endpoints.sts)),
    call: (attempt) => insist(attempt, waits),
  };
}

function sdkConfig(credentials: Credentials, regionId: string, endpoint: string): $OpenApiUtil.Config {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const keys = { accessKeyId, accessKeySecret, ...(securityToken === "" ? {} : { securityToken }) };
  return new $OpenApiUtil.Config({ ...keys, regionId, endpoint, protocol: "HTTP" });
}

async function assumeRole(cloud: Cloud, config: ProviderConfig): Promise<Credentials> {
  const { body } = await cloud.call({
    subject: config.assumeRole?.roleArn ?? "",
    action: "AssumeRole",
    limit: ASSUME_ROLE_LIMIT,
    send: () => cloud.sts.assumeRole(assumeRoleRequest(config)),
  });
  return {
    accessKeyId: body?.credentials?.accessKeyId ?? "",
    accessKeySecret: body?.credentials?.accessKeySecret ?? "",
    securityToken: body?.credentials?.securityToken ?? "",
  };
}

function assumeRoleRequest({ assumeRole: role }: ProviderConfig): AssumeRoleRequest {
  return new AssumeRoleRequest({
    roleArn: role?.roleArn,
    roleSessionName: role?.sessionName,
    durationSeconds: role?.seconds,
    ...(role?.policy === "" ? {} : { policy: role?.policy }),
    ...(role?.externalId === "" ? {} : { externalId: role?.externalId }),
  });
}
