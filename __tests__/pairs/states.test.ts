import { describe, expect, it } from "vitest";
import { type AccountPair, parseAccountPairs } from "../../lib/pairs";
import { stackJson } from "../../lib/pairs/account-pair-stack";
import { backendJson } from "../../lib/pairs/backend-json";
import { backendLike, besideState, entryOf, stateNamed } from "../../lib/pairs/states";

function pairWith(backend: object | undefined, more: object = {}): AccountPair {
  const pair = {
    name: "mysql",
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
    ...(backend !== undefined && { backend }),
    ...more,
  };
  const [found] = parseAccountPairs(JSON.stringify({ version: 1, pairs: [pair] }), "pairs.json").pairs;
  return found as AccountPair;
}

const OSS = { oss: { bucket: "states-of-dts", prefix: "dts" } };
const REMOTE = { remote: { organization: "acme", workspacePrefix: "dts-" } };
const CLOUD = { cloud: { organization: "acme", workspacePrefix: "dts-" } };
const HTTP = { http: { address: "https://states.example.com/{name}" } };
const WHOLE = { http: { address: "https://states.example.com/mine" } };

describe("where a state is", () => {
  it.each([
    [OSS, { oss: { ...OSS.oss, key: "other.tfstate" } }],
    [REMOTE, { remote: { ...REMOTE.remote, workspace: "dts-other" } }],
    [CLOUD, { cloud: { ...CLOUD.cloud, workspace: "dts-other" } }],
    [HTTP, { http: { address: "https://states.example.com/other" } }],
  ])("of %j has another name in the same place", (backend, expected) => {
    const pair = pairWith(backend);
    expect(stateNamed(pair, "other")).toEqual(expected);
    expect(besideState(pair, "other")).toEqual(expected);
    expect(backendLike(pair, pairWith(backend, { name: "other" }))).toEqual(expected);
  });

  it("keeps the name that the file gives itself, and beside it stands what is called otherwise", () => {
    const pair = pairWith({ oss: { ...OSS.oss, key: "mine.tfstate" } });
    expect(stateNamed(pair, "other")).toMatchObject({ oss: { key: "mine.tfstate" } });
    expect(besideState(pair, "other")).toMatchObject({ oss: { key: "other.tfstate" } });
  });

  it.each([undefined, { local: {} }, WHOLE])("has nothing beside it in %j", (backend) => {
    expect(besideState(pairWith(backend), "other")).toBeUndefined();
  });

  it.each([OSS, REMOTE, CLOUD, HTTP])("of a pair that no file has, %j, is where it says", (backend) => {
    const pair: AccountPair = { ...pairWith(backend) };
    expect(besideState(pair, "mysql")).toEqual(pair.backend);
    expect(stateNamed(pair, "mysql")).toEqual(pair.backend);
    expect(backendLike(pair, pair)).toEqual(pair.backend);
    expect(entryOf(pair)).toMatchObject({ backend: pair.backend });
  });

  it("never leads to another kind of place than that of the model", () => {
    expect(backendLike(pairWith(OSS), pairWith(REMOTE))).toEqual({
      oss: { ...OSS.oss, key: "mysql.tfstate" },
    });
    expect(backendLike(pairWith(REMOTE), pairWith(OSS))).toMatchObject({ remote: { organization: "acme" } });
    expect(backendLike(pairWith(CLOUD), pairWith(OSS))).toMatchObject({ cloud: { organization: "acme" } });
  });

  it("is an entry of a pairs file again, without what is only for the next apply", () => {
    const pair = pairWith(OSS, { adopt: true, formerly: "old", formerBackend: { local: {} } });
    expect(pair.formerBackend).toEqual({ local: {} });
    expect(entryOf(pair)).toMatchObject({ name: "mysql", backend: OSS });
    expect(Object.keys(entryOf(pair))).not.toEqual(expect.arrayContaining(["adopt"]));
    expect(Object.keys(entryOf(pair)).filter((key) => key.startsWith("former"))).toEqual([]);
  });
});

describe("the Terraform JSON of a place", () => {
  it("is the backend and nothing else", () => {
    expect(backendJson({ local: {} }, "mysql", undefined)).toEqual({
      backend: { local: { path: `${process.cwd()}/terraform.mysql.tfstate` } },
    });
    expect(backendJson(stateNamed(pairWith(OSS), "mysql"), "mysql", "cn-hangzhou")).toEqual({
      backend: { oss: { ...OSS.oss, key: "mysql.tfstate", region: "cn-hangzhou" } },
    });
  });

  it("is that of the pair's stack", () => {
    expect(stackJson(pairWith(OSS), "apply")).toMatchObject({
      terraform: { backend: { oss: { bucket: "states-of-dts" } } },
      resource: { alicloud_ram_role: expect.any(Object) },
    });
  });
});
