import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { ossState } from "../../demo/pairs-copy";
import { DEFAULT_BUCKET, DEFAULT_TABLE, type Sandbox, type StateService, startSandbox } from "../../sandbox";
import { type HttpStates, startHttpStates } from "../e2e/http-states";
import { ManyPairs } from "../e2e/many-pairs";

const [B, A] = ["1111111111111111", "2222222222222222"];
const INDEX = "_dts-pairs-index";

let sandbox: Sandbox;
let state: StateService;
let http: HttpStates;
let project: ManyPairs;
let round = 0;
let prefix: string;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A], state: true, retryWait: 20 });
  if (sandbox.state === undefined) throw new Error("there is no state");
  state = sandbox.state;
  http = await startHttpStates();
  await new ByHand(sandbox.accounts, A).authorizeDts();
});
afterAll(async () => {
  await http?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  round += 1;
  prefix = `dts-${round}`;
  project = await ManyPairs.open(sandbox, B, A);
});
afterEach(async () => {
  await project?.remove();
  for (const name of roles()) await new ByHand(sandbox.accounts, A).delete(name);
});

/** Without the lock, whose table has the digest of each object: so that an object can be replaced. */
const inPlainOss = () => {
  const { tablestoreEndpoint: _, tablestoreTable: __, ...oss } = ossState(A, state.endpoint);
  return { oss: { ...oss, prefix } };
};
const inOss = () => ({ oss: { ...ossState(A, state.endpoint), prefix } });
const inHttp = () => ({
  http: {
    address: `${http.endpoint}/${prefix}/{name}`,
    lockAddress: `${http.endpoint}/${prefix}/{name}`,
    unlockAddress: `${http.endpoint}/${prefix}/{name}`,
  },
});

/** A remote backend, and what is in it. */
const REMOTE = [
  {
    kind: "oss",
    backend: inOss,
    plain: inPlainOss,
    text: (name: string) => state.object(DEFAULT_BUCKET, `${prefix}/${name}.tfstate`),
    put: (name: string, text: string) => state.putObject(DEFAULT_BUCKET, `${prefix}/${name}.tfstate`, text),
  },
  {
    kind: "http",
    backend: inHttp,
    plain: inHttp,
    text: (name: string) => http.text(`/${prefix}/${name}`),
    put: (name: string, text: string) => http.put(`/${prefix}/${name}`, text),
  },
] as const;

/** The names of the roles of account A, but DTS's own. */
function roles(): string[] {
  return sandbox.accounts
    .roles(A)
    .map(({ name }) => name)
    .filter((name) => name !== "AliyunDTSDefaultRole")
    .sort();
}

interface StateText {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: readonly { readonly mode?: string; readonly name?: string }[];
}

function managed({ resources }: StateText): (string | undefined)[] {
  return resources.filter(({ mode }) => mode === "managed").map(({ name }) => name);
}

function parsed(text: string | undefined): StateText {
  return JSON.parse(text ?? "{}");
}

/** What an index holds, by the pairs file and the pair. */
type Homes = Record<string, Record<string, { provider: object; backend: { oss: object } }>>;

interface IndexText {
  readonly resources: { readonly instances: { readonly attributes: { input: { value: string } } }[] }[];
}

function inputOf(index: IndexText): { value: string } {
  const input = index.resources[0]?.instances[0]?.attributes.input;
  if (input === undefined) throw new Error("there is no index");
  return input;
}

function stacksIn(text: string | undefined): string[] {
  const homes: Homes = JSON.parse(inputOf(JSON.parse(text ?? "{}")).value);
  return Object.values(homes).flatMap(Object.keys);
}

async function applied(names: readonly string[], settings: object): Promise<void> {
  await project.write(names, settings);
  expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
  const ran = await project.cli(["apply"]);
  expect(ran, ran.stdout).toMatchObject({ code: 0 });
}

/** As a CI job has it: nothing but what is in the repository. */
async function freshCheckout(): Promise<void> {
  for (const folder of [".dts-pairs", "cdktf.out", "plans"])
    await rm(project.path(folder), { recursive: true, force: true });
}

describe.each(REMOTE)("a pair whose state is in $kind and that is taken out of the file", (remote) => {
  it("is told, planned, reviewed and destroyed in a fresh checkout", async () => {
    await applied(["one", "two"], { backend: remote.backend() });
    expect(stacksIn(remote.text(INDEX))).toEqual(["one", "two"]);
    await freshCheckout();
    await project.write(["one"], { backend: remote.backend() });

    const told =
      /^two: has state \(.+two.*\) and no pair any more: the RAM role two of account 2{16} stays, .+: run npx dts-pairs destroy two$/m;
    const planned = await project.cli(["plan"]);
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining("one: no changes") });
    expect(planned.stderr).toMatch(told);
    expect((await project.cli(["review", "plans"])).stdout).toContain(
      "no pair any more, and not planned here, while the roles stay: two: run npx dts-pairs plan --orphans",
    );
    await new ByHand(sandbox.accounts, A).trust("two", "3333333333333333");
    const drift = await project.cli(["drift", "--json"]);
    expect(drift, drift.stderr).toMatchObject({ code: 3, stderr: expect.stringMatching(told) });
    const two = JSON.parse(drift.stdout).pairs[1];
    expect(two).toMatchObject({ pair: "two", drift: { verdict: "broadens" } });
    expect(two.checks[0]).toMatchObject({ kind: "plan", address: "no pair any more", status: "fail" });

    const withOrphans = await project.cli(["plan", "--orphans"], { DTS_PAIRS_ACCESS: "plan" });
    expect(withOrphans, withOrphans.stdout).toMatchObject({ code: 0 });
    expect(withOrphans.stdout).toContain("two: 0 to add, 0 to change, 3 to destroy\n2 pairs planned\n");
    expect((await project.cli(["review", "plans"])).stdout).toMatch(/two {2}narrows, by hand: broadens\n/);
    const reviewed = await project.cli(["apply", "--reviewed", "plans"]);
    expect(reviewed, reviewed.stdout).toMatchObject({ code: 0 });
    expect(reviewed.stdout).toContain(
      "one: nothing to apply\ntwo: applied (0 to add, 0 to change, 3 to destroy)",
    );
    expect(roles()).toEqual(["one"]);
    expect(stacksIn(remote.text(INDEX))).toEqual(["one"]);
    expect(await project.cli(["drift"])).toMatchObject({ code: 0, stderr: "one: planned\n" });
  });

  it("is not destroyed where nobody reviewed that, or where it is back in the file", async () => {
    await applied(["one", "two"], { backend: remote.backend() });
    await project.write(["one"], { backend: remote.backend() });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    expect((await project.cli(["apply", "--reviewed", "plans"])).stdout).toContain("one: nothing to apply\n");
    expect(await project.cli(["plan", "--orphans", "two"])).toMatchObject({ code: 0 });
    await project.write(["one", "two"], { backend: remote.backend() });
    const back = await project.cli(["apply", "two"]);
    expect(back.stderr).toMatch(/^two: its plan is to destroy it, and it has a pair again/);
    expect(roles()).toEqual(["one", "two"]);
  });

  it("takes its state along under a new name, once that is applied", async () => {
    await applied(["one"], { backend: remote.backend() });
    const before = parsed(remote.text("one"));
    await freshCheckout();
    await project.write(["uno"], { backend: remote.backend(), roleName: "one" });
    const unsaid = await project.cli(["plan"]);
    expect(unsaid).toMatchObject({ code: 1 });
    expect(unsaid.stdout).toContain("add formerly: one to the pair, which gives it that state");

    await project.write(["uno"], { backend: remote.backend(), roleName: "one", formerly: "one" });
    const planned = await project.cli(["plan"]);
    expect(planned, planned.stdout).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("uno: no changes"),
    });
    expect(parsed(remote.text("one"))).toEqual(before);
    expect(await project.cli(["drift"])).toMatchObject({ code: 0 });
    expect(planned.stderr).not.toContain("formerly is done");

    const moved = await project.cli(["apply"]);
    expect(moved, moved.stdout).toMatchObject({ code: 0 });
    const after = parsed(remote.text("uno"));
    expect(after.lineage).toBe(before.lineage);
    expect(after.serial).toBeGreaterThanOrEqual(before.serial);
    expect(managed(after)).toEqual(managed(before));
    expect(parsed(remote.text("one"))).toMatchObject({ lineage: before.lineage, resources: [] });
    expect(stacksIn(remote.text(INDEX))).toEqual(["uno"]);
    const again = await project.cli(["plan"]);
    expect(again.stdout).toContain("uno: no changes");
    expect(again.stderr).toContain("uno: formerly is done");
    // Back again, where an empty state of the same lineage is.
    await project.write(["one"], { backend: remote.backend(), formerly: "uno" });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    expect(await project.cli(["apply", "--reviewed", "plans"])).toMatchObject({ code: 0 });
    expect(parsed(remote.text("uno")).resources).toEqual([]);
    expect((await project.cli(["plan"])).stdout).toContain("one: no changes");
  });

  it("moves on where a move was cut off, and not where two states count", async () => {
    await applied(["one"], { backend: remote.plain() });
    const former = remote.text("one") ?? "";
    await project.write(["uno"], { backend: remote.plain(), roleName: "one", formerly: "one" });
    // Copied, and not yet taken away from the former name.
    remote.put("uno", former);
    expect((await project.cli(["plan"])).stdout).toContain("uno: no changes");
    expect(await project.cli(["apply"])).toMatchObject({ code: 0 });
    expect(parsed(remote.text("one")).resources).toEqual([]);
    // Somebody applied the former name since.
    remote.put("one", JSON.stringify({ ...parsed(former), serial: 99 }));
    const newer = await project.cli(["plan"]);
    expect(newer).toMatchObject({ code: 1 });
    expect(newer.stdout).toMatch(
      /it has a state of its own, in .+uno.*, and a former one, in .+one.*: see by npx dts-pairs state show uno/,
    );
    remote.put("one", JSON.stringify({ ...parsed(former), lineage: "another" }));
    expect((await project.cli(["plan"])).stdout).toContain("it has a state of its own");
    expect(roles()).toEqual(["one"]);
  });
});

describe("an index of stacks", () => {
  it("that holds something else is said, hides no pair, and is not written over", async () => {
    await applied(["one"], { backend: inPlainOss() });
    const index = `${prefix}/${INDEX}.tfstate`;
    const other = JSON.stringify({ version: 4, serial: 7, lineage: "other", outputs: {}, resources: [] });
    state.putObject(DEFAULT_BUCKET, index, other);
    const planned = await project.cli(["plan"]);
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining("one: no changes") });
    expect(planned.stderr).toMatch(
      /^the index of stacks \(oss .+\) cannot be read, and pairs that were taken out .+ are not known: /m,
    );
    expect(await project.cli(["drift"])).toMatchObject({ code: 1 });
    expect(await project.cli(["plan", "--orphans"])).toMatchObject({ code: 1 });
    const again = await project.cli(["apply"]);
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("is not kept, and another checkout does not see"),
    });
    expect(state.object(DEFAULT_BUCKET, index)).toBe(other);
  });

  it("is believed only as far as the pairs file says the same: nobody can have credentials sent elsewhere", async () => {
    await applied(["one", "two"], { backend: inPlainOss() });
    const index = `${prefix}/${INDEX}.tfstate`;
    const text = state.object(DEFAULT_BUCKET, index) ?? "";
    const forged: IndexText = JSON.parse(text);
    const homes: Homes = JSON.parse(inputOf(forged).value);
    const home = Object.keys(homes)[0] ?? "";
    const two = homes[home]?.["two"];
    if (two === undefined) throw new Error("the index has no two");
    const calls: string[] = [];
    const elsewhere = await startHttpStates((path) => calls.push(path));
    const { endpoint } = elsewhere;
    two.provider = { ...two.provider, endpoints: { ram: endpoint.slice(7), sts: endpoint.slice(7) } };
    two.backend.oss = { ...two.backend.oss, endpoint };
    inputOf(forged).value = JSON.stringify(homes);
    state.putObject(DEFAULT_BUCKET, index, JSON.stringify(forged));
    await freshCheckout();
    await project.write(["one"], { backend: inPlainOss() });
    const planned = await project.cli(["plan", "--orphans"]);
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toContain(
      "provider.endpoints of the applied two is that of no pair of the file: put the pair back",
    );
    expect(calls).toEqual([]);
    homes[home] = { two: { provider: {}, backend: { oss: {} } } };
    inputOf(forged).value = JSON.stringify(homes);
    state.putObject(DEFAULT_BUCKET, index, JSON.stringify(forged));
    const none = await project.cli(["plan", "--orphans"]);
    expect(none).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("has an entry of it that is none of a pair"),
    });
    await elsewhere.close();
    expect(roles()).toEqual(["one", "two"]);
  });

  it("that a killed run left locked is said, holds up no apply, and is let go of by unlock", async () => {
    await applied(["one"], { backend: inHttp() });
    const path = `/${prefix}/${INDEX}`;
    http.lock(path, {
      ID: "5f1f",
      Operation: "state-push",
      Who: "somebody",
      Created: "2026-01-01T00:00:00Z",
    });
    await project.write(["one", "two"], { backend: inHttp() });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    const ran = await project.cli(["apply"]);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr).toMatch(
      /the index of stacks .+ is not kept, .+ npx dts-pairs unlock _dts-pairs-index 5f1f/,
    );
    const unlocked = await project.cli(["unlock", INDEX, "5f1f"]);
    expect(unlocked, unlocked.stderr).toMatchObject({ code: 0 });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    expect(await project.cli(["apply", "--reviewed", "plans"])).toMatchObject({ code: 0 });
    expect(stacksIn(http.text(path))).toEqual(["one", "two"]);
  });

  it("keeps every pair where several pairs files are applied at a time, and each sees its own", async () => {
    const names = ["a", "b", "c", "d"];
    await project.write(names, { backend: inOss() });
    const parts = names.map((_, at) => [`--shard`, `${at + 1}/${names.length}`, "--out", `plans-${at}`]);
    for (const part of parts) expect(await project.cli(["plan", ...part])).toMatchObject({ code: 0 });
    const ran = await Promise.all(parts.map((part) => project.cli(["apply", "--plans", part[3] ?? ""])));
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(stacksIn(state.object(DEFAULT_BUCKET, `${prefix}/${INDEX}.tfstate`)).sort()).toEqual(names);

    await mkdir(project.path("other"), { recursive: true });
    await writeFile("other/pairs.yaml", await readFile("account-pairs.yaml"));
    const others = await project.cli(["plan", "--file", "other/pairs.yaml"]);
    expect(others).toMatchObject({ code: 0 });
    expect(others.stderr).not.toContain("no pair any more");
  });
});

describe("a pair that moves to another backend", () => {
  it("says where its state is, and takes it along by formerBackend", async () => {
    await applied(["one"], {});
    const local = await readFile("terraform.one.tfstate", "utf8");
    await project.write(["one"], { backend: inOss() });
    const unsaid = await project.cli(["plan"]);
    expect(unsaid).toMatchObject({ code: 1 });
    expect(unsaid.stdout).toContain("add its former backend as formerBackend");

    await project.write(["one"], { backend: inOss(), formerBackend: { local: {} } });
    const planned = await project.cli(["plan"]);
    expect(planned, planned.stdout).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("one: no changes"),
    });
    const moved = await project.cli(["apply"]);
    expect(moved, moved.stdout).toMatchObject({ code: 0 });
    expect(parsed(state.object(DEFAULT_BUCKET, `${prefix}/one.tfstate`)).lineage).toBe(parsed(local).lineage);
    expect(parsed(await readFile("terraform.one.tfstate", "utf8")).resources).toEqual([]);

    await freshCheckout();
    await project.write(["one"], { backend: inHttp() });
    const elsewhere = await project.cli(["plan"]);
    expect(elsewhere).toMatchObject({ code: 1 });
    await project.write(["one"], { backend: inHttp(), formerBackend: inOss() });
    expect((await project.cli(["plan"])).stdout).toContain("one: no changes");
    expect(await project.cli(["apply", "--reviewed", "plans"])).toMatchObject({ code: 0 });
    expect(parsed(http.text(`/${prefix}/one`)).resources.length).toBeGreaterThan(0);
    expect(roles()).toEqual(["one"]);
  });

  it("leaves the state where it is while somebody works with it, and goes on afterwards", async () => {
    await applied(["one"], { backend: inOss() });
    const former = state.object(DEFAULT_BUCKET, `${prefix}/one.tfstate`);
    await project.write(["one"], { backend: inHttp(), formerBackend: inOss() });
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    const lock = await lockedByAnother(`${DEFAULT_BUCKET}/${prefix}/one.tfstate`);
    const refused = await project.cli(["apply"]);
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining("The state is locked: ") });
    expect(state.object(DEFAULT_BUCKET, `${prefix}/one.tfstate`)).toBe(former);
    expect(parsed(http.text(`/${prefix}/one`)).resources).toEqual([]);
    await lock();
    expect(await project.cli(["plan"])).toMatchObject({ code: 0 });
    expect(await project.cli(["apply"])).toMatchObject({ code: 0 });
    expect(parsed(http.text(`/${prefix}/one`)).resources.length).toBeGreaterThan(0);
  });
});

/** Holds the lock of a state, by a plan of Terraform that waits for an answer of RAM. */
async function lockedByAnother(row: string): Promise<() => Promise<void>> {
  await project.write(["one"], { backend: inOss() });
  const held = new Promise<() => void>((waits) => {
    sandbox.accounts.onCall(1, () => new Promise<void>((done) => waits(done)));
  });
  const running = project.cli(["plan", "--out", "others"]);
  const letGo = await held;
  expect(state.rows(DEFAULT_TABLE).has(row)).toBe(true);
  await project.write(["one"], { backend: inHttp(), formerBackend: inOss() });
  return async () => {
    letGo();
    await running;
  };
}
