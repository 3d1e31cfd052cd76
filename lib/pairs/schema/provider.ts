import type { z } from "zod";
import { mapping, oneOf, text, whole, yesOrNo } from "./fields";
import { host, plain, policy, region, roleArn, sessionName } from "./formats";

const SESSION = { min: 900, max: 43200 } as const;
const MAX_MILLISECONDS = 600_000;
const MAX_RETRY_SECONDS = 3600;

function sessionExpiration() {
  return whole(SESSION.min, SESSION.max, "a session time in seconds").exactOptional().meta({
    description: "How long the session lasts, in seconds: 900 to 43200, and no longer than the role allows.",
    default: 3600,
  });
}

function sessionPolicy() {
  return policy()
    .exactOptional()
    .meta({ description: "A policy, as JSON text, that narrows what the session may do. Default: none." });
}

function planRoleArn() {
  return roleArn().exactOptional().meta({
    description:
      "The ARN of the RAM role to assume where nothing is to be written, as in a plan of a pull request: a role of the owner account that can only read. Default: roleArn.",
  });
}

const assumeRole = mapping("a role to assume", {
  roleArn: roleArn().meta({
    description:
      "The ARN of the RAM role to assume, in the owner account: acs:ram::<account ID>:role/<role name>.",
  }),
  planRoleArn: planRoleArn(),
  sessionName: sessionName().exactOptional().meta({
    description:
      "The name of the session, which the audit trail of the owner account shows: 2 to 64 characters.",
    default: "terraform",
  }),
  sessionExpiration: sessionExpiration(),
  policy: sessionPolicy(),
  externalId: plain("an external ID", "2 to 1224 characters").exactOptional().meta({
    description: "The external ID that the trust policy of the assumed role asks for. Default: none.",
  }),
});

const assumeRoleWithOidc = mapping("a role to assume by OIDC", {
  roleArn: roleArn().exactOptional().meta({
    description: "The ARN of the RAM role to assume. Default: ALIBABA_CLOUD_ROLE_ARN of the environment.",
  }),
  planRoleArn: planRoleArn(),
  oidcProviderArn: text(
    /^acs:ram::[0-9]{16}:oidc-provider\/[A-Za-z0-9._-]{1,128}$/,
    "the ARN of an OIDC provider",
    "one such as acs:ram::2222222222222222:oidc-provider/ci",
  )
    .exactOptional()
    .meta({
      description:
        "The ARN of the OIDC identity provider in RAM. Default: ALIBABA_CLOUD_OIDC_PROVIDER_ARN of the environment.",
    }),
  oidcTokenFile: plain("a path", "the path of a file").exactOptional().meta({
    description:
      "The path of the file that holds the OIDC token. Default: ALIBABA_CLOUD_OIDC_TOKEN_FILE of the environment. The token itself has no place here.",
  }),
  roleSessionName: sessionName().exactOptional().meta({
    description: "The name of the session: 2 to 64 characters. Default: the provider makes one.",
  }),
  sessionExpiration: sessionExpiration(),
  policy: sessionPolicy(),
});

const endpoints = mapping("a choice of endpoints", {
  ram: host("ram.aliyuncs.com").exactOptional().meta({
    description: "The host of RAM, with a port where need be, without a scheme. Default: the public one.",
  }),
  sts: host("sts.cn-hangzhou.aliyuncs.com").exactOptional().meta({
    description: "The host of STS, with a port where need be, without a scheme. Default: the public one.",
  }),
});

/**
 * How Terraform's provider reaches the owner account; the names are those of the provider's typed config.
 *
 * Left out of it: credentials (accessKey, secretKey, securityToken), which never belong in a file; accountId, which
 * is the pair's ownerAccountId; alias, since a stack has one provider; securityTransport, fc, logEndpoint, mnsEndpoint
 * and otsInstanceName, which are deprecated; accountType, features and signVersion, which no
 * RAM resource asks for; configurationSource and sourceIp, which change nothing of what is made, and which the
 * provider reads from the environment too.
 */
export const providerSchema = mapping("the settings of a provider", {
  region: region()
    .exactOptional()
    .meta({
      description:
        "The region whose endpoints are used; RAM itself has no regions. Default: ALICLOUD_REGION.",
      examples: ["cn-hangzhou"],
    }),
  profile: plain("a profile name", "the name of a profile").exactOptional().meta({
    description:
      "The profile of the shared credentials file that holds the owner account's credentials. Default: ALICLOUD_PROFILE.",
  }),
  sharedCredentialsFile: plain("a path", "the path of a file").exactOptional().meta({
    description: "The shared credentials file, where it is not ~/.aliyun/config.json.",
  }),
  assumeRole: assumeRole.exactOptional().meta({
    description: "A RAM role of the owner account that Terraform assumes. Default: none.",
  }),
  assumeRoleWithOidc: assumeRoleWithOidc.exactOptional().meta({
    description:
      "A RAM role of the owner account that Terraform assumes by an OIDC token, as in a CI job. Default: none.",
  }),
  ecsRoleName: plain("a RAM role name", "the name of the instance's RAM role").exactOptional().meta({
    description: "The RAM role of the ECS instance that Terraform runs on. Default: ALICLOUD_ECS_ROLE_NAME.",
  }),
  credentialsUri: text(
    /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/[A-Za-z0-9._~%/-]*)?$/,
    "the URL of a credentials service",
    "one such as http://localhost:6666/credentials, without user, password and query",
  )
    .exactOptional()
    .meta({
      description: "The URL of a service that hands out credentials. Default: ALICLOUD_CREDENTIALS_URI.",
    }),
  endpoints: endpoints
    .exactOptional()
    .meta({ description: "Other endpoints than the public ones. Default: none." }),
  protocol: oneOf(["HTTP", "HTTPS"]).exactOptional().meta({
    description: "The protocol to the endpoints. HTTP is for tests on one machine only.",
    default: "HTTPS",
  }),
  skipRegionValidation: yesOrNo().exactOptional().meta({
    description: "Whether the provider takes a region that it does not know.",
    default: false,
  }),
  clientConnectTimeout: whole(1, MAX_MILLISECONDS, "a time in milliseconds").exactOptional().meta({
    description: "How long to wait for a connection, in milliseconds: 1 to 600000.",
    default: 60_000,
  }),
  clientReadTimeout: whole(1, MAX_MILLISECONDS, "a time in milliseconds").exactOptional().meta({
    description: "How long to wait for an answer, in milliseconds: 1 to 600000.",
    default: 60_000,
  }),
  maxRetryTimeout: whole(0, MAX_RETRY_SECONDS, "a time in seconds").exactOptional().meta({
    description: "How long to repeat a call that fails, in seconds: 0 to 3600; 0 leaves it to the provider.",
    default: 0,
  }),
  secureTransport: oneOf(["true", "false"], '"true" or "false" in quotes').exactOptional().meta({
    description:
      'What policies with acs:SecureTransport are to see: "true" or "false", in quotes. Default: none.',
  }),
}).meta({ id: "provider" });

/** How Terraform's provider reaches the owner account. */
export type ProviderSettings = z.infer<typeof providerSchema>;
