import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { CliProject, type PairEntry } from "./cli-project";

const [B, A] = ["1111111111111111", "2222222222222222"];
const PAIR: PairEntry = { name: "one", ownerAccountId: A, roleName: "dts-one" };
const LONG = { timeout: 180_000 };
const FREE = "sts:GetCallerIdentity";

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
  project = await CliProject.open(sandbox);
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

/** The actions of a policy in docs/github.md. */
function documented(name: string): string[] {
  const text = readFileSync(join(__dirname, "../../docs/github.md"), "utf8");
  const [, policy = ""] = new RegExp(`\`\`\`json ${name}\n([^\`]+)\`\`\``).exec(text) ?? [];
  return (JSON.parse(policy) as { Statement: [{ Action: string[] }] }).Statement[0].Action;
}

/** The actions that were called while `work` ran, but the one that everybody may call. */
async function actionsDuring(work: () => Promise<{ code: number | null }>): Promise<string[]> {
  const before = sandbox.accounts.calls().length;
  expect((await work()).code).not.toBe(1);
  const called = sandbox.accounts.calls().slice(before);
  const names = called.map(({ action }) => (action === "GetCallerIdentity" ? FREE : `ram:${action}`));
  return [...new Set(names)].filter((name) => name !== FREE).sort();
}

const plan = () => project.cli("plan", "--out", project.plans);
const apply = () => project.cli("apply", "--reviewed", project.plans);

describe("the policies of the two roles", () => {
  it("name exactly what plan and drift call, and nothing less than what apply does", LONG, async () => {
    await project.write(B, [PAIR]);
    const read = new Set(await actionsDuring(plan));
    const written = new Set(await actionsDuring(apply));
    for (const change of [{ access: "cloud-instance", tags: { team: "data" } }, { description: "another" }]) {
      await project.write(B, [{ ...PAIR, ...change } as PairEntry]);
      for (const action of await actionsDuring(plan)) read.add(action);
      for (const action of await actionsDuring(apply)) written.add(action);
    }
    for (const action of await actionsDuring(() => project.cli("drift"))) read.add(action);
    expect([...read].sort()).toEqual(documented("plan"));
    expect(documented("apply")).toEqual(expect.arrayContaining([...written]));
    expect(documented("plan").filter((action) => !/^ram:(?:Get|List)/.test(action))).toEqual([]);
  });
});
