import { requireLoopback, type Service } from "./endpoint";
import { type Profile, readProfile } from "./profile";
import { isList, isObject, type ObjectValue, text, type Value } from "./value";

/** Whose calls these are. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

/** A role that is assumed before anything else is asked for. */
export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  readonly policy: string;
  readonly externalId: string;
}

/** A provider block, completed from the environment and a profile. */
export interface ProviderConfig {
  readonly credentials: Credentials;
  readonly assumeRole: AssumeRole | undefined;
  readonly region: string;
  readonly endpoints: Readonly<Record<Service, string>>;
}

/** The environment variables that the real provider reads, first one first. */
const VARIABLES = {
  access_key: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secret_key: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  security_token: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  region: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  shared_credentials_file: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
} as const;

const DEFAULT_REGION = "cn-beijing";
const DEFAULT_SESSION_NAME = "terraform";
const DEFAULT_SESSION_SECONDS = 3600;

/** An environment, such as process.env. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Completes a provider block as the real provider does: the block first, then the environment, then the profile.
 * Unlike the real provider's, `protocol` is HTTP where it is not set: the sandbox speaks nothing else.
 * @throws when no credentials are found, an endpoint is not on loopback, or protocol is HTTPS
 */
export function resolveConfig(block: ObjectValue, env: Environment): ProviderConfig {
  requireHttp(text(block, "protocol"));
  const profile = resolveProfile(block, env);
  return {
    credentials: resolveCredentials(block, env, profile),
    assumeRole: resolveAssumeRole(block, env, profile),
    region: setting(block, env, "region") || profile?.region_id || DEFAULT_REGION,
    endpoints: { ram: resolveEndpoint("ram", block, env), sts: resolveEndpoint("sts", block, env) },
  };
}

function requireHttp(protocol: string): void {
  if (protocol === "" || protocol === "HTTP") return;
  throw new Error(
    `protocol "${protocol}" cannot reach the sandbox, which speaks HTTP: set protocol = "HTTP"`,
  );
}

function setting(block: ObjectValue, env: Environment, name: keyof typeof VARIABLES): string {
  const variable = VARIABLES[name].find((candidate) => (env[candidate] ?? "") !== "");
  return text(block, name).trim() || (variable === undefined ? "" : (env[variable] ?? "").trim());
}

function resolveProfile(block: ObjectValue, env: Environment): Profile | undefined {
  const name = setting(block, env, "profile");
  const file = setting(block, env, "shared_credentials_file");
  if (name === "") return undefined;
  return file === "" ? readProfile(name) : readProfile(name, file);
}

function resolveCredentials(block: ObjectValue, env: Environment, profile: Profile | undefined): Credentials {
  const accessKeyId = setting(block, env, "access_key") || profile?.access_key_id || "";
  const accessKeySecret = setting(block, env, "secret_key") || profile?.access_key_secret || "";
  if (accessKeyId === "" || accessKeySecret === "") throw new Error(NO_CREDENTIALS);
  const securityToken = setting(block, env, "security_token") || profile?.sts_token || "";
  return { accessKeyId, accessKeySecret, securityToken };
}

const NO_CREDENTIALS =
  "configuring Terraform Alibaba Cloud Provider: no valid credential sources for Terraform Alibaba Cloud Provider found.\n\n" +
  "Please see https://registry.terraform.io/providers/aliyun/alicloud/latest/docs#authentication\n" +
  "for more information about providing credentials.";

function resolveAssumeRole(
  block: ObjectValue,
  env: Environment,
  profile: Profile | undefined,
): AssumeRole | undefined {
  const asked = firstBlock(block["assume_role"]) ?? {};
  const roleArn = text(asked, "role_arn") || profile?.ram_role_arn || "";
  if (roleArn === "") return undefined;
  return {
    roleArn,
    sessionName: text(asked, "session_name") || profile?.ram_session_name || DEFAULT_SESSION_NAME,
    seconds: resolveSeconds(asked["session_expiration"], env, profile),
    policy: text(asked, "policy"),
    externalId: text(asked, "external_id"),
  };
}

function resolveSeconds(asked: Value | undefined, env: Environment, profile: Profile | undefined): number {
  if (typeof asked === "number" && asked !== 0) return asked;
  const fromEnvironment = Number(env["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"] ?? "");
  return fromEnvironment || profile?.expired_seconds || DEFAULT_SESSION_SECONDS;
}

function resolveEndpoint(service: Service, block: ObjectValue, env: Environment): string {
  const configured = text(firstBlock(block["endpoints"]) ?? {}, service).trim();
  const endpoint =
    configured || (env[`${service.toUpperCase()}_ENDPOINT`] ?? "") || `${service}.aliyuncs.com`;
  return requireLoopback(service, endpoint);
}

function firstBlock(blocks: Value | undefined): ObjectValue | undefined {
  const first = isList(blocks) ? blocks[0] : undefined;
  return isObject(first) ? first : undefined;
}
