import {
  type AssumeRole,
  type AssumeRoleWithOidc,
  resolveAssumeRole,
  resolveAssumeRoleWithOidc,
} from "./assumed-role";
import { isLoopback, requireLoopback, type Service } from "./endpoint";
import { type Profile, readProfile } from "./profile";
import { type Environment, firstBlock, setting } from "./settings";
import { type ObjectValue, text } from "./value";

/** Whose calls these are. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

/** Where the first credentials come from: they are known, handed out by a service, or made of an OIDC token. */
export type CredentialSource =
  | { readonly keys: Credentials }
  | { readonly uri: string }
  | { readonly oidc: AssumeRoleWithOidc };

/** A provider block, completed from the environment and a profile. */
export interface ProviderConfig {
  readonly source: CredentialSource;
  readonly assumeRole: AssumeRole | undefined;
  readonly region: string;
  readonly endpoints: Readonly<Record<Service, string>>;
}

const DEFAULT_REGION = "cn-beijing";

/**
 * Completes a provider block as the real provider does: the block first, then the environment, then the profile.
 * Unlike the real provider's, `protocol` is HTTP where it is not set: the sandbox speaks nothing else.
 * @throws when no credentials are found, an endpoint is not on loopback, or protocol is HTTPS
 */
export function resolveConfig(block: ObjectValue, env: Environment): ProviderConfig {
  requireHttp(text(block, "protocol"));
  const profile = resolveProfile(block, env);
  return {
    source: resolveSource(block, env, profile),
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

function resolveProfile(block: ObjectValue, env: Environment): Profile | undefined {
  const name = setting(block, env, "profile");
  const file = setting(block, env, "shared_credentials_file");
  if (name === "") return undefined;
  return file === "" ? readProfile(name) : readProfile(name, file);
}

/** Keys go before a service, and a service before a token. */
function resolveSource(block: ObjectValue, env: Environment, profile: Profile | undefined): CredentialSource {
  const oidc = resolveAssumeRoleWithOidc(block, env);
  const accessKeyId = setting(block, env, "access_key") || profile?.access_key_id || "";
  const accessKeySecret = setting(block, env, "secret_key") || profile?.access_key_secret || "";
  if (accessKeyId !== "" && accessKeySecret !== "") {
    const securityToken = setting(block, env, "security_token") || profile?.sts_token || "";
    return { keys: { accessKeyId, accessKeySecret, securityToken } };
  }
  const uri = setting(block, env, "credentials_uri");
  if (uri !== "") return { uri: requireLoopbackUri(uri) };
  if (oidc !== undefined) return { oidc };
  throw new Error(NO_CREDENTIALS);
}

const NO_CREDENTIALS =
  "configuring Terraform Alibaba Cloud Provider: no valid credential sources for Terraform Alibaba Cloud Provider found.\n\n" +
  "Please see https://registry.terraform.io/providers/aliyun/alicloud/latest/docs#authentication\n" +
  "for more information about providing credentials.";

/** The stand-in asks nobody but this machine. */
function requireLoopbackUri(uri: string): string {
  if (URL.canParse(uri) && new URL(uri).protocol === "http:" && isLoopback(new URL(uri).host)) return uri;
  throw new Error("credentials_uri is not on loopback, and the stand-in provider talks to this machine only");
}

function resolveEndpoint(service: Service, block: ObjectValue, env: Environment): string {
  const configured = text(firstBlock(block["endpoints"]) ?? {}, service).trim();
  const endpoint =
    configured || (env[`${service.toUpperCase()}_ENDPOINT`] ?? "") || `${service}.aliyuncs.com`;
  return requireLoopback(service, endpoint);
}
