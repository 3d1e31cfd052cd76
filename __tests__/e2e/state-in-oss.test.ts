import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { ossState } from "../../demo/pairs-copy";
import { DEFAULT_BUCKET, DEFAULT_TABLE, type Sandbox, type StateService, startSandbox } from "../../sandbox";
import { ManyPairs } from "./many-pairs";

const [B, A] = ["1111111111111111", "2222222222222222"];
const INDEX = "dts/_dts-pairs-index.tfstate";
const LOCK = `${DEFAULT_BUCKET}/dts/one.tfstate`;

let sandbox: Sandbox;
let state: StateService;
let project: ManyPairs;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A], state: true, retryWait: 20 });
  if (sandbox.state === undefined) throw new Error("there is no state");
  state = sandbox.state;
  await new ByHand(sandbox.accounts, A).authorizeDts();
});
afterAll(() => sandbox?.close());
beforeEach(async () => {
  project = await ManyPairs.open(sandbox, B, A);
});
afterEach(() => project?.remove());

type OssSettings = Readonly<Record<string, string | undefined>>;

function write(names: readonly string[], settings: OssSettings = {}): Promise<void> {
  const regions = "region" in settings && settings.region === undefined ? {} : { region: "cn-hangzhou" };
  const oss: OssSettings = { ...ossState(A, state.endpoint), ...settings };
  const given = Object.entries(oss).filter(([, value]) => value !== undefined);
  return project.write(names, { backend: { oss: Object.fromEntries(given) } }, regions);
}

/** Lets the next call of a run, which holds the lock then, wait for its answer. */
async function holdNextCall(): Promise<() => void> {
  const letGo = await new Promise<() => void>((waits) => {
    sandbox.accounts.onCall(1, () => new Promise<void>((done) => waits(done)));
  });
  expect(state.rows(DEFAULT_TABLE).has(LOCK)).toBe(true);
  return letGo;
}

describe("pairs whose state is in OSS, locked in Tablestore", () => {
  it("are planned and applied, an object each, and no lock stays", async () => {
    await write(["one", "two"]);
    const planned = await project.cli(["plan"]);
    expect(planned, planned.stdout).toMatchObject({ code: 0 });
    expect(state.keys(DEFAULT_BUCKET)).toEqual([]);
    const applied = await project.cli(["apply"]);
    expect(applied, applied.stdout).toMatchObject({ code: 0 });
    expect(state.keys(DEFAULT_BUCKET)).toEqual([INDEX, "dts/one.tfstate", "dts/two.tfstate"]);
    expect(state.object(DEFAULT_BUCKET, "dts/two.tfstate")).toContain(`acs:ram::${A}:role/two`);
    expect([...state.rows(DEFAULT_TABLE).keys()].filter((key) => !key.endsWith("-md5"))).toEqual([]);
    expect((await project.cli(["plan"])).stdout).toContain("one: no changes\ntwo: no changes\n");
    expect(await project.cli(["drift"])).toMatchObject({ code: 0 });
  });

  it("are worked on by one at a time: the second is told who holds the lock", async () => {
    await write(["one"]);
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    const held = holdNextCall();
    const first = project.cli(["plan", "--out", "others"]);
    const letGo = await held;
    const second = await project.cli(["plan"]);
    letGo();
    expect(second).toMatchObject({ code: 1 });
    expect(second.stdout).toMatch(
      /The state is locked: \S+@\S+ holds it since .+ \(OperationTypePlan\)\. Wait for that run; where it was killed, release the lock: npx dts-pairs unlock one [\w-]{36}\n/,
    );
    expect(await first).toMatchObject({ code: 0 });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
  });

  it("are let go of by unlock, where a run was killed", async () => {
    await write(["one"]);
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    const held = holdNextCall();
    const cwd = project.path("cdktf.out/stacks/one");
    const killed = spawn("terraform", ["plan"], { cwd, env: project.env(), stdio: "ignore" });
    const letGo = await held;
    killed.kill("SIGKILL");
    await once(killed, "exit");
    letGo();
    const [, id = ""] = /npx dts-pairs unlock one ([\w-]+)/.exec((await project.cli(["plan"])).stdout) ?? [];
    expect(await project.cli(["unlock", "one", id])).toMatchObject({ code: 0 });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
  });

  it("fail where a newer Terraform wrote the state, which stays as it is", async () => {
    await write(["newer"]);
    const key = "dts/newer.tfstate";
    const newer = {
      version: 5,
      terraform_version: "9.9.9",
      serial: 3,
      lineage: "l",
      outputs: {},
      resources: [],
    };
    state.putObject(DEFAULT_BUCKET, key, JSON.stringify(newer));
    const planned = await project.cli(["plan"]);
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(
      /^newer: failed\n {2}[^\n]+ A later Terraform than \S+ wrote it: use that one, or a later one\.\n0 pairs/,
    );
    expect(state.object(DEFAULT_BUCKET, key)).toBe(JSON.stringify(newer));
    expect([...state.rows(DEFAULT_TABLE).keys()].filter((it) => !it.endsWith("-md5"))).toEqual([]);
  });

  it.each([
    ["a bucket that is not there", { bucket: "elsewhere" }, /NoSuchBucket/],
    ["a table that is not there", { tablestoreTable: "elsewhere" }, /OTSObjectNotExist/],
    ["a profile that is not there", { profile: "nobody" }, /SignatureDoesNotMatch/],
    [
      "no region",
      { endpoint: undefined, region: undefined, profile: undefined },
      /knows no region: give it in backend\.oss/,
    ],
  ])("fail with %s, each in one line, and nothing is changed", async (_, settings, message) => {
    const before = state.keys(DEFAULT_BUCKET);
    await write(["three"], settings);
    // A profile is not asked where the environment has keys.
    const hasProfile = !("profile" in settings) || settings.profile !== undefined;
    const keys = { ALICLOUD_ACCESS_KEY: `AK${A}`, ALICLOUD_SECRET_KEY: "sandbox" };
    const planned = await project.cli(["plan"], { ALICLOUD_REGION: "", ...(!hasProfile && keys) });
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(/^three: failed\n {2}[^\n]+\n0 pairs planned, 1 failed\n$/);
    expect(planned.stdout).toMatch(message);
    expect(planned.stdout).not.toContain("sandbox/");
    expect(state.keys(DEFAULT_BUCKET)).toEqual(before);
  });
});
