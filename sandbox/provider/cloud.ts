import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram from "@alicloud/ram20150501";
import Sts, { AssumeRoleRequest } from "@alicloud/sts20150401";
import { toConnectionError } from "./connection-error";
import type { Credentials, ProviderConfig } from "./provider-config";
import { type Attempt, insist } from "./retry";

/** RAM and STS of one account, as one provider block reaches them. */
export interface Cloud {
  readonly ram: Ram;
  readonly sts: Sts;
  /** Makes a call, and insists while the service is busy or its answer does not arrive. */
  call<Answer>(attempt: Attempt<Answer>): Promise<Answer>;
}

const ASSUME_ROLE_LIMIT = 60_000;
const OF_STS = ["AssumeRole", "GetCallerIdentity"];
const VERSIONS = { ram: "2015-05-01", sts: "2015-04-01" } as const;
/** Milliseconds that the real provider waits for an answer, unless its block says otherwise. */
const ANSWER_LIMIT = 60_000;

/**
 * Connects to the account of a provider block, through the role it assumes if it names one.
 * @throws CloudCallError when the role cannot be assumed
 */
export async function connect(config: ProviderConfig, retryWait: number): Promise<Cloud> {
  const cloud = cloudOf(config, config.credentials, retryWait);
  if (config.assumeRole === undefined) return cloud;
  return cloudOf(config, await assumeRole(cloud, config), retryWait);
}

function cloudOf({ region, endpoints }: ProviderConfig, credentials: Credentials, wait: number): Cloud {
  const unanswered = (error: unknown, action: string) => {
    const service = OF_STS.includes(action) ? "sts" : "ram";
    const callee = { endpoint: endpoints[service], version: VERSIONS[service], credentials };
    return toConnectionError(error, action, callee);
  };
  return {
    ram: new Ram(sdkConfig(credentials, region, endpoints.ram)),
    sts: new Sts(sdkConfig(credentials, region, endpoints.sts)),
    call: (attempt) => insist(attempt, { wait, unanswered }),
  };
}

function sdkConfig(credentials: Credentials, regionId: string, endpoint: string): $OpenApiUtil.Config {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const keys = { accessKeyId, accessKeySecret, ...(securityToken === "" ? {} : { securityToken }) };
  const limits = { readTimeout: ANSWER_LIMIT, connectTimeout: ANSWER_LIMIT };
  return new $OpenApiUtil.Config({ ...keys, ...limits, regionId, endpoint, protocol: "HTTP" });
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
