import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import {
  DEFAULT_BUCKET,
  DEFAULT_TABLE,
  LOCK_KEY,
  type StateService,
  type StateServiceOptions,
  startState,
} from "../../../sandbox/state";
import { ACCESS_KEY, Project, SECRET } from "./terraform";

const LOCK = `${DEFAULT_BUCKET}/dts/pair.tfstate`;

describe("Terraform's own OSS backend on the sandbox's OSS and Tablestore", () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function service(options: Partial<StateServiceOptions> = {}): Promise<StateService> {
    const secretOf = (id: string) => (id === ACCESS_KEY ? SECRET : undefined);
    const started = await startState({ secretOf, ...options });
    closing.push(() => started.close());
    return started;
  }

  function project(state: StateService, backend: Readonly<Record<string, unknown>> = {}): Project {
    const made = new Project(state, backend);
    closing.push(() => made.remove());
    return made;
  }

  async function held(state: StateService): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const info = state.rows(DEFAULT_TABLE).get(LOCK)?.get("Info");
      if (info !== undefined) return info;
      await sleep(50);
    }
    throw new Error("nobody takes the lock");
  }

  test("keeps the state of a whole life in one object, locked while it is written", async () => {
    const lockedWrites: boolean[] = [];
    const state = await service({
      instead: (method, path) => {
        if (method === "PUT" && path.endsWith("pair.tfstate"))
          lockedWrites.push(state.rows(DEFAULT_TABLE).has(LOCK));
        return undefined;
      },
    });
    const it = project(state);
    expect(await it.run("init")).toMatchObject({ code: 0 });
    expect(await it.run("apply", "-auto-approve")).toMatchObject({ code: 0 });
    expect(state.keys(DEFAULT_BUCKET)).toEqual(["dts/pair.tfstate"]);
    expect(JSON.parse(state.object(DEFAULT_BUCKET, "dts/pair.tfstate") ?? "").resources).toHaveLength(1);
    expect(await it.run("plan", "-detailed-exitcode")).toMatchObject({ code: 0 });
    expect(await it.run("destroy", "-auto-approve")).toMatchObject({ code: 0 });
    expect(JSON.parse(state.object(DEFAULT_BUCKET, "dts/pair.tfstate") ?? "").resources).toEqual([]);
    expect([...state.rows(DEFAULT_TABLE).keys()]).toEqual([`${LOCK}-md5`]);
    expect(lockedWrites.length).toBeGreaterThan(0);
    expect(lockedWrites).not.toContain(false);
  });

  test("lets one run in at a time, and says who is in", async () => {
    const state = await service();
    const it = project(state);
    await it.run("init");
    const first = it.startApply();
    const info = JSON.parse(await held(state));
    const second = await it.run("plan");
    expect(second.code).toBe(1);
    expect(second.output).toContain("Error acquiring the state lock");
    expect(second.output).toContain(info.ID);
    expect(second.output).toContain("OTSConditionCheckFail");
    first.stdin?.end("no\n");
    await once(first, "exit");
    expect(await it.run("plan")).toMatchObject({ code: 0 });
  });

  test("keeps the lock of a run that was killed, until it is released by its ID", async () => {
    const state = await service();
    const it = project(state);
    await it.run("init");
    const killed = it.startApply();
    const { ID } = JSON.parse(await held(state));
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect((await it.run("plan")).output).toContain("Error acquiring the state lock");
    expect(await it.run("force-unlock", "-force", ID)).toMatchObject({ code: 0 });
    expect(await it.run("plan")).toMatchObject({ code: 0 });
  });

  test.each([
    ["a bucket that is not there", { bucket: "elsewhere" }, "init", "NoSuchBucket"],
    ["a table that is not there", { tablestore_table: "elsewhere" }, "plan", "OTSObjectNotExist"],
    ["another's secret", { secret_key: "wrong" }, "init", "SignatureDoesNotMatch"],
    ["an access key of nobody", { access_key: "AK0000000000000000" }, "init", "SignatureDoesNotMatch"],
  ])("refuses %s", async (_, backend, failing, code) => {
    const state = await service();
    const it = project(state, backend);
    const init = await it.run("init");
    const run = failing === "init" ? init : await it.run("plan");
    expect(run.code).toBe(1);
    expect(run.output).toContain(code);
    expect(state.keys(DEFAULT_BUCKET)).toEqual([]);
  });

  test("takes a prefix for a folder: 1,200 states of others do not get in the way", async () => {
    const state = await service();
    for (let index = 0; index < 1_200; index += 1)
      state.putObject(DEFAULT_BUCKET, `dts/p${index}/other.tfstate`, "{}");
    const it = project(state);
    expect(await it.run("init")).toMatchObject({ code: 0 });
    expect((await it.run("workspace", "list")).output).toContain("p1199");
  });

  test.each([
    ["a newer format", { version: 5, serial: 1, lineage: "it" }, "format version 5, which is not supported"],
    ["no JSON", "<html>", "Failed to load state|invalid character|not valid JSON|Unsupported state file"],
  ])("hands out a state of %s as it is, and Terraform refuses it", async (_, text, message) => {
    const state = await service();
    const it = project(state, { tablestore_endpoint: undefined, tablestore_table: undefined });
    state.putObject(
      DEFAULT_BUCKET,
      "dts/pair.tfstate",
      typeof text === "string" ? text : JSON.stringify(text),
    );
    await it.run("init");
    const run = await it.run("plan");
    expect(run.code).toBe(1);
    expect(run.output).toMatch(new RegExp(message));
  });

  test("a write that fails leaves the resource in errored.tfstate", async () => {
    const state = await service({
      instead: (method, path) =>
        method === "PUT" && path.endsWith("pair.tfstate") ? { status: 403, code: "AccessDenied" } : undefined,
    });
    const it = project(state);
    await it.run("init");
    const run = await it.run("apply", "-auto-approve");
    expect(run.code).toBe(1);
    expect(run.output).toContain("errored.tfstate");
  });

  test("a lock is a row with LockID as its key", async () => {
    const state = await service();
    const it = project(state);
    await it.run("init");
    await it.run("apply", "-auto-approve");
    expect(LOCK_KEY).toBe("LockID");
    expect(state.rows(DEFAULT_TABLE).get(`${LOCK}-md5`)?.get("Digest")).toMatch(/^[0-9a-f]{32}$/);
  });
});
