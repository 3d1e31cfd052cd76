import { isList, isObject, type ObjectValue, text, type Value } from "./value";

/** An environment, such as process.env. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables that the real provider reads for an argument, first one first. */
const VARIABLES = {
  access_key: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secret_key: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  security_token: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  region: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  shared_credentials_file: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
  credentials_uri: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  oidc_provider_arn: ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
  oidc_token: ["ALIBABA_CLOUD_OIDC_TOKEN"],
  oidc_token_file: ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
  role_arn: ["ALIBABA_CLOUD_ROLE_ARN"],
  role_session_name: ["ALIBABA_CLOUD_ROLE_SESSION_NAME"],
} as const;

/** A text argument of a block, or else of the environment; empty where neither has it. */
export function setting(block: ObjectValue, env: Environment, name: keyof typeof VARIABLES): string {
  const variable = VARIABLES[name].find((candidate) => (env[candidate] ?? "") !== "");
  return text(block, name).trim() || (variable === undefined ? "" : (env[variable] ?? "").trim());
}

/** The one block of a list that holds at most one. */
export function firstBlock(blocks: Value | undefined): ObjectValue | undefined {
  const first = isList(blocks) ? blocks[0] : undefined;
  return isObject(first) ? first : undefined;
}
