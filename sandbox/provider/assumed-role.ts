import { readFileSync } from "node:fs";
import type { Profile } from "./profile";
import { type Environment, firstBlock, setting } from "./settings";
import { type ObjectValue, text, type Value } from "./value";

/** A role that is assumed before anything else is asked for. */
export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  readonly policy: string;
  readonly externalId: string;
}

/** A role that is assumed by the token of an identity provider, without an access key. */
export interface AssumeRoleWithOidc {
  readonly oidcProviderArn: string;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly token: string;
  /** Undefined for the default of STS. */
  readonly seconds: number | undefined;
  readonly policy: string;
}

const DEFAULT_SESSION_NAME = "terraform";
const DEFAULT_SESSION_SECONDS = 3600;

/** The role of the block `assume_role`, or that of the profile. */
export function resolveAssumeRole(
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
  if (isSeconds(asked)) return asked;
  const fromEnvironment = Number(env["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"] ?? "");
  return fromEnvironment || profile?.expired_seconds || DEFAULT_SESSION_SECONDS;
}

/**
 * The role of the block `assume_role_with_oidc`; its arguments may come from the environment, the block itself not.
 * @throws in the real provider's words where there is no token
 */
export function resolveAssumeRoleWithOidc(
  block: ObjectValue,
  env: Environment,
): AssumeRoleWithOidc | undefined {
  const asked = firstBlock(block["assume_role_with_oidc"]);
  if (asked === undefined) return undefined;
  const seconds = asked["session_expiration"];
  return {
    oidcProviderArn: setting(asked, env, "oidc_provider_arn"),
    roleArn: setting(asked, env, "role_arn"),
    sessionName: setting(asked, env, "role_session_name") || DEFAULT_SESSION_NAME,
    token: tokenOf(setting(asked, env, "oidc_token"), setting(asked, env, "oidc_token_file")),
    seconds: isSeconds(seconds) ? seconds : undefined,
    policy: text(asked, "policy"),
  };
}

function isSeconds(value: Value | undefined): value is number {
  return typeof value === "number" && value !== 0;
}

const [TOKEN, TOKEN_FILE] = ["assume_role_with_oidc.0.oidc_token", "assume_role_with_oidc.0.oidc_token_file"];

function tokenOf(token: string, file: string): string {
  if (token !== "") return token;
  if (file === "") throw new Error(`"${TOKEN}": one of \`${TOKEN},${TOKEN_FILE}\` must be specified`);
  const read = readToken(file);
  if (read === "") throw new Error(`"${TOKEN}" or "${TOKEN_FILE}" content can not be empty`);
  return read;
}

function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "no such file or directory" : "permission denied";
    throw new Error(`reading oidc_token_file failed. Error: open ${file}: ${reason}`);
  }
}
