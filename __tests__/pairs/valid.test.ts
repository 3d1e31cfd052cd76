import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AlicloudProviderConfig } from "@cdktf/provider-alicloud/lib/provider";
import type { OssBackendConfig } from "cdktf";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { AccountPair, AccountPairProvider } from "../../lib/pairs";
import type { OssState } from "../../lib/pairs/schema/backend";
import { A, B, onePair, parse } from "./lines";

const ROOT = join(__dirname, "..", "..");

describe("account-pairs.yaml of the project", () => {
  const text = readFileSync(join(ROOT, "account-pairs.yaml"), "utf8");

  it("has the two tasks", () => {
    const { pairs } = parse(text);
    expect(
      pairs.map(({ name, ownerAccountId, trustedAccountId, access, roleName }) => [
        name,
        ownerAccountId,
        trustedAccountId,
        access,
        roleName,
      ]),
    ).toEqual([
      ["mysql-express-connect-to-rds", A, B, "express-connect", "ram-for-dts"],
      ["redis-cluster-sync", "4444444444444444", B, "cloud-instance", "ram-for-dts"],
    ]);
  });

  it("tells editors of its schema in its first line", () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./schema/account-pairs.schema.json");
  });
});

describe("a pair that says only what it must", () => {
  it("is completed", () => {
    expect(parse(onePair())).toEqual({
      pairs: [
        {
          name: "one",
          ownerAccountId: A,
          trustedAccountId: B,
          roleName: "ram-for-dts",
          access: "express-connect",
          provider: {},
          backend: { local: {} },
        },
      ],
    });
  });

  it("takes a state object named after it in OSS", () => {
    const { pairs } = parse(
      onePair(
        "backend: {oss: {bucket: states, tablestoreEndpoint: 'https://x.cn-hangzhou.ots.aliyuncs.com', tablestoreTable: locks}}",
      ),
    );
    expect(pairs[0]?.backend).toEqual({
      oss: {
        bucket: "states",
        key: "one.tfstate",
        tablestoreEndpoint: "https://x.cn-hangzhou.ots.aliyuncs.com",
        tablestoreTable: "locks",
      },
    });
  });

  it("keeps a key and a folder of its own", () => {
    expect(parse(onePair("backend: {oss: {bucket: states, key: a/b.tfstate}}")).pairs[0]?.backend).toEqual({
      oss: { bucket: "states", key: "a/b.tfstate" },
    });
    expect(parse(onePair("backend: {local: {directory: ../states}}")).pairs[0]?.backend).toEqual({
      local: { directory: "../states" },
    });
  });
});

describe("the keys of a role's life", () => {
  it("are carried in the construct's words", () => {
    const [pair] = parse(
      onePair(
        "adopt: {policies: [AliyunDTSRolePolicy]}",
        "guards: {ownerAccount: false}",
        "formerly: old",
        "deleteTimeout: 1m30s",
      ),
    ).pairs;
    expect(pair).toMatchObject({
      adopt: { policies: ["AliyunDTSRolePolicy"] },
      guards: { ownerAccount: false },
      formerly: "old",
      deleteTimeout: "1m30s",
    });
    expect(parse(onePair("adopt: true")).pairs[0]?.adopt).toEqual({});
  });
});

describe("defaults", () => {
  const text = `
version: 1
defaults:
  ownerAccountId: "${A}"
  trustedAccountId: "${B}"
  description: all
  tags: {team: data, env: test}
  provider: {region: cn-hangzhou, assumeRole: {roleArn: "acs:ram::${A}:role/terraform", sessionName: ci}}
  backend: {oss: {bucket: states, prefix: dts}}
pairs:
  - name: a
    tags: {env: live}
    provider: {region: cn-beijing, assumeRole: {roleArn: "acs:ram::${A}:role/other"}}
  - name: b
    roleName: second
    description: mine
    backend: {local: {}}
`;

  it("give what a pair leaves out; tags and provider are laid over, the rest replaces", () => {
    expect(parse(text).pairs).toEqual([
      expect.objectContaining({
        description: "all",
        tags: { team: "data", env: "live" },
        provider: { region: "cn-beijing", assumeRole: { roleArn: `acs:ram::${A}:role/other` } },
        backend: { oss: { bucket: "states", prefix: "dts", key: "a.tfstate" } },
      }),
      expect.objectContaining({
        description: "mine",
        tags: { team: "data", env: "test" },
        backend: { local: {} },
      }),
    ]);
  });

  it("are shared by no two pairs, and nothing can be changed", () => {
    const { pairs } = parse(text);
    expect(pairs[0]?.tags).not.toBe(pairs[1]?.tags);
    const seen = [pairs, pairs[0], pairs[0]?.tags, pairs[0]?.provider.assumeRole, pairs[0]?.backend];
    expect(seen.every(Object.isFrozen)).toBe(true);
  });
});

describe("YAML", () => {
  it("may use aliases, also of an anchor that is set again", () => {
    const { pairs } = parse(`version: 1
pairs:
  - {name: &n a, ownerAccountId: &o "${A}", trustedAccountId: &t "${B}", tags: &tags {k: &v x}}
  - {name: b, ownerAccountId: "4444444444444444", trustedAccountId: *t, tags: *tags, roleName: &n c}
  - {name: *n, ownerAccountId: *o, trustedAccountId: *t, tags: {k: *v}, roleName: d}
`);
    expect(pairs.map(({ name, tags }) => [name, tags])).toEqual([
      ["a", { k: "x" }],
      ["b", { k: "x" }],
      ["c", { k: "x" }],
    ]);
  });

  it("may be JSON, and may write keys in any way that is a text", () => {
    const pair = { name: "x", ownerAccountId: A, trustedAccountId: B, tags: { "a b": "c" } };
    expect(parse(JSON.stringify({ version: 1, pairs: [pair] })).pairs[0]).toMatchObject(pair);
    expect(parse(onePair("tags: {1: x, true: y}")).pairs[0]?.tags).toEqual({ "1": "x", true: "y" });
  });

  it("knows no prototype", () => {
    const [pair] = parse(onePair("tags: {constructor: x, toString: y}")).pairs;
    expect(pair?.tags).toEqual({ constructor: "x", toString: "y" });
    expect(() => parse("__proto__: {polluted: 1}\nversion: 1\n")).toThrow("this cannot be a key");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("types", () => {
  it("fit the provider's config and cdktf's backend", () => {
    expectTypeOf<Omit<AccountPairProvider, "endpoints">>().toExtend<AlicloudProviderConfig>();
    expectTypeOf<OssState>().toExtend<OssBackendConfig>();
    expectTypeOf<AccountPair["ownerAccountId"]>().toEqualTypeOf<string>();
  });
});
