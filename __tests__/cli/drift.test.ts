import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";
import { recordedPlan } from "./harness";

describe("dts-pairs drift", () => {
  it.each([
    ["no-op", 0],
    ["drift-trust-broadened", 3],
    ["checks-extra-policy-found", 3],
    ["change-trust-broadened", 0],
  ])("exits after the plan %s with %i", async (recording, code) => {
    const app = await FakeApp.open("one");
    const ran = await app.run(["drift", "--json"], { FAKE_PLAN: recordedPlan(recording) });
    expect(ran).toMatchObject({ code });
    expect(JSON.parse(ran.stdout).pairs).toMatchObject([{ pair: "one" }]);
  });

  it("only refreshes, and leaves no plan behind", async () => {
    const app = await FakeApp.open("one");
    const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("dts-pairs-drift-"));
    const before = await left();
    await app.run(["drift"]);
    expect(await left()).toEqual(before);
    expect(await readdir(app.folder)).not.toContain("plans");
  });

  it("looks at the others where one pair fails, and exits with 1", async () => {
    const app = await FakeApp.open("one", "failing");
    const { code, stdout, stderr } = await app.run(["drift", "--json"], { FAKE_PLAN: recordedPlan("no-op") });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^failing: planning failed: Cannot reach/m);
    expect(JSON.parse(stdout).pairs).toMatchObject([
      { pair: "failing", drift: { verdict: "unknown" } },
      { pair: "one", drift: { verdict: "none" } },
    ]);
  });

  it("knows of a role that was deleted by hand that it was there", async () => {
    const app = await FakeApp.open("one");
    const ran = await app.run(["drift", "--json"], { FAKE_PLAN: recordedPlan("drift-role-deleted") });
    expect(ran).toMatchObject({ code: 3 });
  });

  it.each([
    [
      "was never applied",
      "create",
      "one",
      /^one: nothing is known: its state is absent or empty, or the pair was never applied: /,
    ],
    [
      "is another pair's",
      "no-op",
      "two",
      /^two: .*the state holds RAM role ram-for-dts, which is that of pair one: /,
    ],
  ])("calls nothing clean where the state %s", async (_, recording, pair, why) => {
    const app = await FakeApp.open("one", "two");
    const { code, stdout, stderr } = await app.run(["drift", pair, "--json"], {
      FAKE_PLAN: recordedPlan(recording),
    });
    expect(code).toBe(1);
    expect(stderr.split("\n").find((line) => why.test(line))).toBeDefined();
    expect(JSON.parse(stdout)).toMatchObject({ drift: { verdict: "unknown" } });
  });

  it("takes a precondition that failed for a failure, and its findings for none", async () => {
    const app = await FakeApp.open("one");
    const { code, stdout, stderr } = await app.run(["drift", "--json"], {
      FAKE_PLAN: await wrongAccount(app),
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^one: These credentials are of another account\.$/m);
    expect(JSON.parse(stdout).pairs).toMatchObject([{ drift: { verdict: "unknown", trust: [] } }]);
  });
});

/** What Terraform says with -refresh-only and the credentials of another account. */
async function wrongAccount(app: FakeApp): Promise<string> {
  const plan: Record<string, unknown> = JSON.parse(
    await readFile(recordedPlan("drift-role-deleted"), "utf8"),
  );
  const instance = {
    address: { to_display: "alicloud_ram_role.dts" },
    status: "fail",
    problems: [{ message: "These credentials are of another account." }],
  };
  const check = {
    address: { kind: "resource", to_display: "alicloud_ram_role.dts" },
    status: "fail",
    instances: [instance],
  };
  await writeFile(app.path("wrong.json"), JSON.stringify({ ...plan, checks: [check] }));
  return app.path("wrong.json");
}

describe("dts-pairs drift --shard", () => {
  it("looks at each pair, and at each stack without one, once between its shards", async () => {
    const app = await FakeApp.open("a", "b", "c");
    const resource = {
      mode: "managed",
      type: "alicloud_ram_role",
      name: "dts",
      instances: [{ attributes: {} }],
    };
    const state = { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "l", outputs: {} };
    for (const name of ["x", "y"])
      await writeFile(
        app.path(`terraform.${name}.tfstate`),
        JSON.stringify({ ...state, resources: [resource] }),
      );
    const looked: string[][] = [];
    for (const shard of ["1/2", "2/2"]) {
      const { stdout } = await app.run(["drift", "--shard", shard, "--json"]);
      looked.push(JSON.parse(stdout).pairs.map(({ pair }: { pair: string }) => pair));
    }
    expect(looked.map(({ length }) => length)).toEqual([2, 3]);
    expect(looked.flat().sort()).toEqual(["a", "b", "c", "x", "y"]);
  });
});
