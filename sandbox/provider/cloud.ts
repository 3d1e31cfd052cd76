import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram from "@alicloud/ram20150501";
import Sts, { AssumeRoleRequest, AssumeRoleWithOIDCRequest } from "@alicloud/sts20150401";
import type { AssumeRoleWithOidc } from "./assumed-role";
import { describeOidcFailure } from "./cloud-error";
import { toConnectionError } from "./connection-error";
import { credentialsFrom } from "./credentials-service";
import type { CredentialSource, Credentials, ProviderConfig } from "./provider-config";
import { type Attempt, CloudCallError, insist } from "./retry";

/** RAM and STS of one account, as one provider block reaches them. */
export interface Cloud {
  readonly ram: Ram;
  readonly sts: Sts;
  /** Makes a call, and insists while the service is busy or its answer does not arrive. */
  call<Answer>(attempt: Attempt<Answer>): Promise<Answer>;
}

const ASSUME_ROLE_LIMIT = 60_000;
/** The first one, and five more without a pause. */
const OIDC_TRIES = 6;
const OF_STS = ["AssumeRole", "GetCallerIdentity"];
const VERSIONS = { ram: "2015-05-01", sts: "2015-04-01" } as const;
/** Milliseconds that the real provider waits for an answer, unless its block says otherwise. */
const ANSWER_LIMIT = 60_000;

/**
 * Connects to the account of a provider block, through the role it assumes if it names one.
 * @throws when there are no credentials to be had, or the role cannot be assumed
 */
export async function connect(config: ProviderConfig, retryWait: number): Promise<Cloud> {
  const cloud = cloudOf(config, await credentialsOf(config.source, config, retryWait), retryWait);
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

function sdkConfig(
  credentials: Credentials | undefined,
  regionId: string,
  endpoint: string,
): $OpenApiUtil.Config {
  const { securityToken = "", ...pair } = credentials ?? {};
  const keys = { ...pair, ...(securityToken === "" ? {} : { securityToken }) };
  const limits = { readTimeout: ANSWER_LIMIT, connectTimeout: ANSWER_LIMIT };
  return new $OpenApiUtil.Config({ ...keys, ...limits, regionId, endpoint, protocol: "HTTP" });
}

async function credentialsOf(
  source: CredentialSource,
  config: ProviderConfig,
  wait: number,
): Promise<Credentials> {
  if ("keys" in source) return source.keys;
  return "uri" in source ? credentialsFrom(source.uri) : assumeRoleWithOidc(source.oidc, config, wait);
}

/** By a call that nobody signs: the token stands in its query, as it does in the real provider's. */
async function assumeRoleWithOidc(
  role: AssumeRoleWithOidc,
  { region, endpoints }: ProviderConfig,
  wait: number,
): Promise<Credentials> {
  const [action, endpoint] = ["AssumeRoleWithOIDC", endpoints.sts];
  const sts = new Sts(sdkConfig(undefined, region, endpoint));
  const request = oidcRequest(role);
  const unanswered = (error: unknown) =>
    toConnectionError(error, action, { endpoint, version: VERSIONS.sts, parameters: request.toMap() });
  const attempt = { subject: "", action, limit: ASSUME_ROLE_LIMIT, tries: OIDC_TRIES };
  try {
    const { body } = await insist(
      { ...attempt, send: () => sts.assumeRoleWithOIDC(request) },
      { wait, unanswered },
    );
    return credentialsIn(body?.credentials);
  } catch (error) {
    if (error instanceof CloudCallError) throw new Error(describeOidcFailure(error.answer));
    throw error;
  }
}

function oidcRequest(role: AssumeRoleWithOidc): AssumeRoleWithOIDCRequest {
  return new AssumeRoleWithOIDCRequest({
    OIDCProviderArn: role.oidcProviderArn,
    OIDCToken: role.token,
    roleArn: role.roleArn,
    roleSessionName: role.sessionName,
    ...(role.seconds !== undefined && { durationSeconds: role.seconds }),
    ...(role.policy !== "" && { policy: role.policy }),
  });
}

async function assumeRole(cloud: Cloud, config: ProviderConfig): Promise<Credentials> {
  const { body } = await cloud.call({
    subject: config.assumeRole?.roleArn ?? "",
    action: "AssumeRole",
    limit: ASSUME_ROLE_LIMIT,
    send: () => cloud.sts.assumeRole(assumeRoleRequest(config)),
  });
  return credentialsIn(body?.credentials);
}

function credentialsIn(answered: Partial<Credentials> | undefined): Credentials {
  const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = answered ?? {};
  return { accessKeyId, accessKeySecret, securityToken };
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
