import type { z } from "zod";
import { mapping, oneOf, text, whole, yesOrNo } from "./fields";
import {
  host,
  instanceRole,
  oneLineText,
  path,
  policy,
  profile,
  region,
  roleArn,
  sessionName,
} from "./formats";

const oidcProviderArn = text(
  /^acs:ram::[0-9]{16}:oidc-provider\/[A-Za-z0-9._-]{1,128}$/,
  "the ARN of an OIDC provider",
  "one such as acs:ram::2222222222222222:oidc-provider/ci",
);
const credentialsUri = text(
  /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/[A-Za-z0-9._~%/-]*)?$/,
  "the URL of a credentials service",
  "one such as http://localhost:6666/credentials, without user, password and query",
);
const milliseconds = whole(1, 600_000, "a time in milliseconds");
const sessionExpiration = whole(900, 43_200, "a session time in seconds");

/** What both ways to assume a role mean by a key. */
const ASSUMED = {
  planRoleArn:
    "The ARN of the RAM role to assume where nothing is to be written, as in a plan of a pull request: a role of the owner account that can only read. Default: roleArn.",
  sessionExpiration: [
    "How long the session lasts, in seconds: 900 to 43200, and no longer than the role allows.",
    3600,
  ],
  policy: "A policy, as JSON text, that narrows what the session may do. Default: none.",
} as const;

const assumeRole = mapping(
  "a role to assume",
  {
    roleArn,
    planRoleArn: roleArn.exactOptional(),
    sessionName: sessionName.exactOptional(),
    sessionExpiration: sessionExpiration.exactOptional(),
    policy: policy.exactOptional(),
    externalId: oneLineText("an external ID", "2 to 1224 characters").exactOptional(),
  },
  {
    ...ASSUMED,
    roleArn:
      "The ARN of the RAM role to assume, in the owner account: acs:ram::<account ID>:role/<role name>.",
    sessionName: [
      "The name of the session, which the audit trail of the owner account shows: 2 to 64 characters.",
      "terraform",
    ],
    externalId: "The external ID that the trust policy of the assumed role asks for. Default: none.",
  },
);

const assumeRoleWithOidc = mapping(
  "a role to assume by OIDC",
  {
    roleArn: roleArn.exactOptional(),
    planRoleArn: roleArn.exactOptional(),
    oidcProviderArn: oidcProviderArn.exactOptional(),
    oidcTokenFile: path.exactOptional(),
    roleSessionName: sessionName.exactOptional(),
    sessionExpiration: sessionExpiration.exactOptional(),
    policy: policy.exactOptional(),
  },
  {
    ...ASSUMED,
    roleArn: "The ARN of the RAM role to assume. Default: ALIBABA_CLOUD_ROLE_ARN of the environment.",
    oidcProviderArn:
      "The ARN of the OIDC identity provider in RAM. Default: ALIBABA_CLOUD_OIDC_PROVIDER_ARN of the environment.",
    oidcTokenFile:
      "The path of the file that holds the OIDC token. Default: ALIBABA_CLOUD_OIDC_TOKEN_FILE of the environment. The token itself has no place here.",
    roleSessionName: "The name of the session: 2 to 64 characters. Default: the provider makes one.",
  },
);

const endpoints = mapping(
  "a choice of endpoints",
  {
    ram: host("ram.aliyuncs.com").exactOptional(),
    sts: host("sts.cn-hangzhou.aliyuncs.com").exactOptional(),
  },
  {
    ram: "The host of RAM, with a port where need be, without a scheme. Default: the public one.",
    sts: "The host of STS, with a port where need be, without a scheme. Default: the public one.",
  },
);

/**
 * How Terraform's provider reaches the owner account; the names are those of the provider's typed config.
 *
 * Left out of it: credentials (accessKey, secretKey, securityToken), which never belong in a file; accountId, which
 * is the pair's ownerAccountId; alias, since a stack has one provider; securityTransport, fc, logEndpoint, mnsEndpoint
 * and otsInstanceName, which are deprecated; accountType, features and signVersion, which no
 * RAM resource asks for; configurationSource and sourceIp, which change nothing of what is made, and which the
 * provider reads from the environment too.
 */
export const providerSchema = mapping(
  "the settings of a provider",
  {
    region: region.meta({ examples: ["cn-hangzhou"] }).exactOptional(),
    profile: profile.exactOptional(),
    sharedCredentialsFile: path.exactOptional(),
    assumeRole: assumeRole.exactOptional(),
    assumeRoleWithOidc: assumeRoleWithOidc.exactOptional(),
    ecsRoleName: instanceRole.exactOptional(),
    credentialsUri: credentialsUri.exactOptional(),
    endpoints: endpoints.exactOptional(),
    protocol: oneOf(["HTTP", "HTTPS"]).exactOptional(),
    skipRegionValidation: yesOrNo.exactOptional(),
    clientConnectTimeout: milliseconds.exactOptional(),
    clientReadTimeout: milliseconds.exactOptional(),
    maxRetryTimeout: whole(0, 3600, "a time in seconds").exactOptional(),
    secureTransport: oneOf(["true", "false"], '"true" or "false" in quotes').exactOptional(),
  },
  {
    region: "The region whose endpoints are used; RAM itself has no regions. Default: ALICLOUD_REGION.",
    profile:
      "The profile of the shared credentials file that holds the owner account's credentials. Default: ALICLOUD_PROFILE.",
    sharedCredentialsFile: "The shared credentials file, where it is not ~/.aliyun/config.json.",
    assumeRole: "A RAM role of the owner account that Terraform assumes. Default: none.",
    assumeRoleWithOidc:
      "A RAM role of the owner account that Terraform assumes by an OIDC token, as in a CI job. Default: none.",
    ecsRoleName: "The RAM role of the ECS instance that Terraform runs on. Default: ALICLOUD_ECS_ROLE_NAME.",
    credentialsUri: "The URL of a service that hands out credentials. Default: ALICLOUD_CREDENTIALS_URI.",
    endpoints: "Other endpoints than the public ones. Default: none.",
    protocol: ["The protocol to the endpoints. HTTP is for tests on one machine only.", "HTTPS"],
    skipRegionValidation: ["Whether the provider takes a region that it does not know.", false],
    clientConnectTimeout: ["How long to wait for a connection, in milliseconds: 1 to 600000.", 60_000],
    clientReadTimeout: ["How long to wait for an answer, in milliseconds: 1 to 600000.", 60_000],
    maxRetryTimeout: [
      "How long to repeat a call that fails, in seconds: 0 to 3600; 0 leaves it to the provider.",
      0,
    ],
    secureTransport:
      'What policies with acs:SecureTransport are to see: "true" or "false", in quotes. Default: none.',
  },
).meta({ id: "provider" });

/** How Terraform's provider reaches the owner account. */
export type ProviderSettings = z.infer<typeof providerSchema>;
