import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveConfig } from "../../../sandbox/provider/provider-config";
import type { Environment } from "../../../sandbox/provider/settings";
import type { ObjectValue } from "../../../sandbox/provider/value";

const ENDPOINTS = { RAM_ENDPOINT: "127.0.0.1:1", STS_ENDPOINT: "127.0.0.1:2" };

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "profiles-"));
  file = join(folder, "config.json");
  const keys = { access_key_id: "file-id", access_key_secret: "file-secret" };
  const profiles = [
    { name: "keys", mode: "AK", ...keys, region_id: "cn-shanghai" },
    { name: "token", mode: "StsToken", ...keys, sts_token: "file-token" },
    { name: "role", mode: "RamRoleArn", ...keys, ram_role_arn: "acs:ram::1:role/x", expired_seconds: 900 },
    { name: "ecs", mode: "EcsRamRole" },
  ];
  writeFileSync(file, JSON.stringify({ current: "keys", profiles }));
});

afterAll(() => rmSync(folder, { recursive: true }));

function resolve(block: ObjectValue, env: Environment = {}) {
  return resolveConfig(block, { ...ENDPOINTS, ...env });
}

function keysOf(block: ObjectValue, env: Environment = {}) {
  const { source } = resolve(block, env);
  return "keys" in source ? source.keys : undefined;
}

describe("credentials", () => {
  const block = { access_key: "id", secret_key: "secret" };

  it("are those of the provider block", () => {
    const keys = keysOf(block, { ALICLOUD_ACCESS_KEY: "env-id", ALICLOUD_SECRET_KEY: "env-secret" });
    expect(keys).toEqual({ accessKeyId: "id", accessKeySecret: "secret", securityToken: "" });
  });

  it.each([
    ["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"],
    ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"],
    ["ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN"],
  ])("may be in %s", (id, secret, token) => {
    expect(keysOf({}, { [id]: "env-id", [secret]: "env-secret", [token]: "env-token" })).toEqual({
      accessKeyId: "env-id",
      accessKeySecret: "env-secret",
      securityToken: "env-token",
    });
  });

  it("may be those of a profile, which the block or the environment names", () => {
    const fromBlock = resolve({ profile: "token", shared_credentials_file: file });
    const fromEnvironment = resolve(
      {},
      { ALIBABA_CLOUD_PROFILE: "token", ALIBABA_CLOUD_CREDENTIALS_FILE: file },
    );
    expect(fromBlock).toEqual(fromEnvironment);
    expect(fromBlock.source).toHaveProperty("keys", {
      accessKeyId: "file-id",
      accessKeySecret: "file-secret",
      securityToken: "file-token",
    });
  });

  it("are not taken from an environment variable that is empty", () => {
    const env = { ALICLOUD_ACCESS_KEY: "", ALIBABA_CLOUD_ACCESS_KEY_ID: "id", ALICLOUD_SECRET_KEY: "secret" };
    expect(keysOf({}, env)?.accessKeyId).toBe("id");
  });

  it("must be somewhere", () => {
    expect(() => resolve({ access_key: "id" })).toThrow(
      "no valid credential sources for Terraform Alibaba Cloud Provider",
    );
  });
});

describe("a profile", () => {
  it("that the file does not have is an error that names those it has", () => {
    expect(() => resolve({ profile: "nobody", shared_credentials_file: file })).toThrow(
      `profile "nobody" is not in ${file}: it has "keys", "token", "role", "ecs"`,
    );
  });

  it("of a mode that needs more than the file is refused", () => {
    expect(() => resolve({ profile: "ecs", shared_credentials_file: file })).toThrow(
      'profile "ecs" has mode "EcsRamRole": the stand-in knows AK, StsToken, RamRoleArn',
    );
  });

  it("in a file that is not there is an error that names the file", () => {
    const missing = join(folder, "missing.json");
    expect(() => resolve({ profile: "keys", shared_credentials_file: missing })).toThrow(
      `credentials file ${missing} cannot be read`,
    );
  });

  it("may name the role to assume", () => {
    expect(resolve({ profile: "role", shared_credentials_file: file }).assumeRole).toEqual({
      roleArn: "acs:ram::1:role/x",
      sessionName: "terraform",
      seconds: 900,
      policy: "",
      externalId: "",
    });
  });
});

describe("the role to assume", () => {
  const keys = { access_key: "id", secret_key: "secret" };

  it("is none unless one is named", () => {
    expect(resolve({ ...keys, assume_role: [] }).assumeRole).toBeUndefined();
  });

  it("is what the assume_role block says", () => {
    const block = {
      role_arn: "acs:ram::1:role/x",
      session_name: "me",
      session_expiration: 1000,
      external_id: "e",
    };
    expect(resolve({ ...keys, assume_role: [{ ...block, policy: null }] }).assumeRole).toEqual({
      roleArn: "acs:ram::1:role/x",
      sessionName: "me",
      seconds: 1000,
      policy: "",
      externalId: "e",
    });
  });

  it("is assumed for an hour, or for what the environment says", () => {
    const block = { ...keys, assume_role: [{ role_arn: "acs:ram::1:role/x" }] };
    expect(resolve(block).assumeRole?.seconds).toBe(3600);
    expect(resolve(block, { ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: "1200" }).assumeRole?.seconds).toBe(
      1200,
    );
  });
});

describe("the role to assume by OIDC", () => {
  const role = { oidc_provider_arn: "acs:ram::1:oidc-provider/ci", role_arn: "acs:ram::1:role/x" };
  const block = (asked: ObjectValue) => ({ assume_role_with_oidc: [asked] });

  it("is what the block says, with the token as it stands in the file", () => {
    const tokenFile = join(folder, "token");
    writeFileSync(tokenFile, "a.b.c\n");
    const asked = { ...role, oidc_token_file: tokenFile, session_expiration: 900, policy: "{}" };
    expect(resolve(block(asked)).source).toEqual({
      oidc: {
        oidcProviderArn: role.oidc_provider_arn,
        roleArn: role.role_arn,
        sessionName: "terraform",
        token: "a.b.c\n",
        seconds: 900,
        policy: "{}",
      },
    });
  });

  it("may be said by the environment, where the block is there", () => {
    const env = {
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/env",
      ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/env",
      ALIBABA_CLOUD_ROLE_SESSION_NAME: "job",
      ALIBABA_CLOUD_OIDC_TOKEN: "a.b.c",
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/nowhere",
    };
    expect(resolve(block({}), env).source).toMatchObject({
      oidc: {
        oidcProviderArn: "acs:ram::1:oidc-provider/env",
        roleArn: "acs:ram::1:role/env",
        sessionName: "job",
        token: "a.b.c",
      },
    });
    expect(() => resolve({}, env)).toThrow("no valid credential sources");
  });

  it("is not looked at where there is an access key, but for its token", () => {
    const keys = { access_key: "id", secret_key: "secret" };
    expect(resolve({ ...keys, ...block({ ...role, oidc_token: "a.b.c" }) }).source).toHaveProperty("keys");
    expect(() => resolve({ ...keys, ...block(role) })).toThrow("must be specified");
  });

  it.each([
    [
      {},
      "one of `assume_role_with_oidc.0.oidc_token,assume_role_with_oidc.0.oidc_token_file` must be specified",
    ],
    [
      { oidc_token_file: "/nowhere/token" },
      "reading oidc_token_file failed. Error: open /nowhere/token: no such file or directory",
    ],
    [{ oidc_token_file: "/dev/null" }, "content can not be empty"],
  ])("needs a token: %j", (asked, message) => {
    expect(() => resolve(block({ ...role, ...asked }))).toThrow(message);
  });
});

describe("a service that hands out credentials", () => {
  const uri = "http://127.0.0.1:6666/credentials";

  it("is asked where there is no access key, before any OIDC token", () => {
    const oidc = { assume_role_with_oidc: [{ oidc_token: "a.b.c" }] };
    expect(resolve({ ...oidc, credentials_uri: uri }).source).toEqual({ uri });
    expect(resolve({}, { ALIBABA_CLOUD_CREDENTIALS_URI: uri }).source).toEqual({ uri });
    expect(resolve({ access_key: "id", secret_key: "secret", credentials_uri: uri }).source).toHaveProperty(
      "keys",
    );
  });

  it.each(["http://example.com/x", "https://127.0.0.1/x", "nothing"])("must be on loopback: %s", (other) => {
    expect(() => resolve({ credentials_uri: other })).toThrow("credentials_uri is not on loopback");
  });
});

describe("the rest", () => {
  const keys = { access_key: "id", secret_key: "secret" };

  it("has endpoints of the block before those of the environment", () => {
    expect(resolve({ ...keys, endpoints: [{ ram: "127.0.0.1:9", sts: null }] }).endpoints).toEqual({
      ram: "127.0.0.1:9",
      sts: "127.0.0.1:2",
    });
  });

  it("refuses the endpoint of Alibaba Cloud, which is the default", () => {
    expect(() => resolveConfig(keys, {})).toThrow('ram endpoint "ram.aliyuncs.com" is not on loopback');
  });

  it("has the region of the block, the environment, the profile, or cn-beijing", () => {
    const profile = { profile: "keys", shared_credentials_file: file };
    expect(resolve({ ...profile, region: "cn-wulanchabu" }, { ALICLOUD_REGION: "cn-chengdu" }).region).toBe(
      "cn-wulanchabu",
    );
    expect(resolve(profile, { ALICLOUD_REGION: "cn-chengdu" }).region).toBe("cn-chengdu");
    expect(resolve(profile).region).toBe("cn-shanghai");
    expect(resolve(keys).region).toBe("cn-beijing");
  });

  it("refuses HTTPS", () => {
    expect(() => resolve({ ...keys, protocol: "HTTPS" })).toThrow(
      'protocol "HTTPS" cannot reach the sandbox, which speaks HTTP: set protocol = "HTTP"',
    );
    expect(resolve({ ...keys, protocol: "HTTP" }).endpoints.ram).toBe("127.0.0.1:1");
  });
});
