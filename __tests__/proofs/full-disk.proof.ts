import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Ran } from "../cli/harness";
import { App, PAIR } from "./app";
import { SmallDisk } from "./small-disk";

const [PAGES, SESSION] = [64, 7200];
const CHANGED = { description: "x".repeat(1000), maxSessionDuration: SESSION };
const table: string[] = [];
afterAll(() => console.log(["pages left, what became of it", ...table].join("\n")));

/** An app with what it may be full of: the folder of the states, or cdktf's output with all that Terraform writes. */
async function withSmallDisk(folder: string, work: (app: App, disk: SmallDisk) => Promise<void>) {
  const app = await App.open();
  await mkdir(join(app.folder, folder), { recursive: true });
  const disk = SmallDisk.mount(join(app.folder, folder), PAGES);
  try {
    await app.write({ backend: { local: { directory: folder } } });
    await app.give();
    await work(app, disk);
  } finally {
    disk.unmount();
    await app.close();
  }
}

async function well(ran: Promise<Ran>): Promise<string> {
  const { code, stdout, stderr } = await ran;
  expect(code, stdout + stderr).toBe(0);
  return stdout;
}

/** Plans to make the role, or to change one that is made. */
async function plan(app: App, folder: string, isChange: boolean): Promise<void> {
  await well(app.dtsPairs("plan"));
  if (!isChange) return;
  await well(app.dtsPairs("apply"));
  await app.write({ ...CHANGED, backend: { local: { directory: folder } } });
  await well(app.dtsPairs("plan"));
}

/** The state holds the role and the attachments that the account has. */
async function expectAgreement(app: App, folder: string): Promise<void> {
  const state = JSON.parse(await readFile(join(app.folder, folder, `terraform.${PAIR}.tfstate`), "utf8"));
  const found = (type: string) =>
    state.resources
      .filter((it: { mode: string; type: string }) => it.mode === "managed" && it.type === type)
      .flatMap((it: { instances: { attributes: Record<string, unknown> }[] }) =>
        it.instances.map(({ attributes }) => attributes),
      );
  const { description, maxSessionDuration, policies = [] } = app.role ?? {};
  expect(found("alicloud_ram_role")).toMatchObject([
    { description, max_session_duration: maxSessionDuration },
  ]);
  const attached = found("alicloud_ram_role_policy_attachment").map(
    (it: { policy_name: string }) => it.policy_name,
  );
  expect(attached.sort()).toEqual(policies.map(({ policyName }) => policyName).sort());
}

/** Applies what is left, after which there is nothing to do. */
async function finish(app: App, folder: string): Promise<void> {
  await well(app.dtsPairs("plan"));
  await well(app.dtsPairs("apply"));
  expect(await well(app.dtsPairs("plan"))).toMatch(new RegExp(`^${PAIR}: no changes$`, "m"));
  await expectAgreement(app, folder);
}

/** The pages that are left once the pair is planned: none for a lock, or too few for the state behind it. */
describe.each([
  ["that makes the role", false, [0, 2]],
  ["that changes it", true, [3]],
] as const)("an apply %s", (what, isChange, pages) => {
  it.each(pages)("with %i pages left for the state: the command that is told mends it", async (free) => {
    await withSmallDisk("states", async (app, disk) => {
      await plan(app, "states", isChange);
      disk.fill(free);
      const changes = app.changes;
      const { code, stdout } = await app.dtsPairs("apply");
      expect(code).toBe(1);
      expect(stdout).toContain("make room");
      expect(stdout).not.toContain("-lock=false");
      disk.makeRoom();
      const told = /, then run (.+?) and npx dts-pairs plan one\./.exec(stdout)?.[1];
      table.push(`${free} left, ${what}: ${told ?? "nothing was done"}`);
      expect(told !== undefined, stdout).toBe(app.changes > changes);
      if (told !== undefined) {
        expect((await app.dtsPairs("plan")).stdout).toContain(told);
        await well(app.shell(told));
        await expectAgreement(app, "states");
      }
      await finish(app, "states");
    });
  });
});

describe("an apply with no page left for errored.tfstate either", () => {
  it.each([false, true])(
    "has no state lost that there was before, and the account looked at (change: %s)",
    async (isChange) => {
      await withSmallDisk("cdktf.out", async (app, disk) => {
        await plan(app, "cdktf.out", isChange);
        disk.fill(1);
        const { stdout } = await app.dtsPairs("apply");
        expect(stdout).toContain("The new state is nowhere");
        disk.makeRoom();
        await well(app.shell(/then run (rm -f \S+) and/.exec(stdout)?.[1] ?? "false"));
        const { stdout: planned } = await app.dtsPairs("plan");
        const told = /run npx dts-pairs (adopt one)/.exec(planned)?.[1];
        table.push(`none left for errored.tfstate, change: ${isChange}: rm, ${told ?? "plan"}`);
        if (told !== undefined) {
          await well(app.dtsPairs(...told.split(" ")));
          await well(app.dtsPairs("apply"));
        }
        await finish(app, "cdktf.out");
      });
    },
  );
});
