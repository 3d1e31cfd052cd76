type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that the provider, Terraform's backend or the SDK may take credentials or an endpoint from. */
const READ_BY_THE_PROVIDER = [
  "ALICLOUD_ACCESS_KEY",
  "ALICLOUD_SECRET_KEY",
  "ALICLOUD_SECURITY_TOKEN",
  "ALICLOUD_PROFILE",
  "ALICLOUD_ECS_ROLE_NAME",
  "ALICLOUD_CREDENTIALS_URI",
  "ALICLOUD_ASSUME_ROLE_ARN",
  "ALIBABA_CLOUD_ACCESS_KEY_ID",
  "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  "ALIBABA_CLOUD_SECURITY_TOKEN",
  "ALIBABA_CLOUD_PROFILE",
  "ALIBABA_CLOUD_ECS_METADATA",
  "ALIBABA_CLOUD_CREDENTIALS_URI",
  "ALIBABA_CLOUD_ROLE_ARN",
  "ALIBABA_CLOUD_ROLE_SESSION_NAME",
  "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
  "ALIBABA_CLOUD_OIDC_TOKEN",
  "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
  "ALIBABACLOUD_ACCESS_KEY_ID",
  "ALIBABACLOUD_ACCESS_KEY_SECRET",
  "ALIBABACLOUD_SECURITY_TOKEN",
];

const OF_ALIBABA_CLOUD = /^(ALICLOUD|ALIBABA_?CLOUD)_/;

/**
 * Variables that hide a user's own Alibaba Cloud credentials from a child process: all empty.
 * The provider takes an empty variable for one that is not set.
 */
export function withoutCredentials(env: Environment): Record<string, string> {
  const names = Object.keys(env).filter((name) => OF_ALIBABA_CLOUD.test(name));
  return Object.fromEntries([...READ_BY_THE_PROVIDER, ...names].map((name) => [name, ""]));
}
