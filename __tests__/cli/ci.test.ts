import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";
import { dtsPairs, recordedPlan, temporaryFolder } from "./harness";

describe("a state that is a local file", () => {
  const commands = [["plan"], ["drift"], ["apply"], ["apply", "--reviewed", "plans"]];

  it.each(commands)("is refused in CI by %s %s, with the reason for each pair", async (...args) => {
    const app = await FakeApp.open("one", "two");
    await app.run(["plan"]);
    await app.calls();
    const words = args.filter((word) => word !== undefined);
    for (const ci of [{ CI: "true" }, { TF_BUILD: "True" }, { JENKINS_URL: "http://jenkins" }]) {
      const refused = await app.run(words, ci as Record<string, string>);
      expect(refused).toMatchObject({ code: 1, stdout: "" });
      expect(refused.stderr.split("\n")).toEqual([
        expect.stringMatching(/^one: its state is a local file, which is gone with the CI job/),
        expect.stringMatching(/^two: its state is a local file/),
        expect.stringMatching(/^nothing was done: .+--allow-local-state/),
        "",
      ]);
    }
    expect((await app.calls()).filter((call) => !call.includes("version"))).toEqual([]);
  });

  it("is used where one option allows it, and where no CI is", async () => {
    const app = await FakeApp.open("one");
    expect(await app.run(["plan", "--allow-local-state"], { CI: "true" })).toMatchObject({ code: 0 });
    expect(await app.run(["plan"], { CI: "1" })).toMatchObject({ code: 0 });
    expect(await app.run(["plan"], { CI: "false" })).toMatchObject({ code: 0 });
  });
});

describe("the output of a review to a workflow", () => {
  it.each([
    ["change-trust-broadened", "true"],
    ["create", "true"],
    ["change-trust-narrowed", "false"],
    ["no-op", "false"],
    ["change-settings", "false"],
  ])("says whether %s needs approval", async (recording, expected) => {
    const file = `${await temporaryFolder()}/output`;
    await dtsPairs(["review", recordedPlan(recording)], { env: { GITHUB_OUTPUT: file } });
    expect(await readFile(file, "utf8")).toBe(`needs-approval=${expected}\n`);
  });

  it("needs approval where a plan cannot be read", async () => {
    const folder = await temporaryFolder();
    const file = `${folder}/output`;
    await dtsPairs(["review", recordedPlan("no-op"), `${folder}/none.json`], {
      env: { GITHUB_OUTPUT: file },
    });
    expect(await readFile(file, "utf8")).toBe("needs-approval=true\n");
  });
});
