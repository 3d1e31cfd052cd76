import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

/** The last line of what a command says. */
async function lastLine(app: FakeApp, ...args: readonly string[]): Promise<string | undefined> {
  return (await app.runAtTerminal(args)).stdout.trimEnd().split("\n").at(-1);
}

describe("at a terminal", () => {
  it("each command of the way says what stands there now, and the one command that goes on", async () => {
    const app = await FakeApp.open("one");
    expect(await lastLine(app, "plan")).toBe("Nothing is changed yet. Next: npx dts-pairs review plans");
    expect(await lastLine(app, "review", "plans")).toBe(
      "Nothing is applied yet. To apply exactly these plans: npx dts-pairs apply",
    );
    expect(await lastLine(app, "apply")).toBe(
      "The accounts are as the plans say. Whether anybody changes them by hand: npx dts-pairs drift",
    );
  });

  it("it names the folder and the pairs that are not the usual ones", async () => {
    const app = await FakeApp.open("one", "failing");
    expect(await lastLine(app, "plan", "--out", "my plans", "one")).toBe(
      "Nothing is changed yet. Next: npx dts-pairs review 'my plans'",
    );
    expect(await lastLine(app, "review", "my plans")).toBe(
      "Nothing is applied yet. To apply exactly these plans: npx dts-pairs apply --plans 'my plans'",
    );
    expect(await lastLine(app, "plan")).toBe(
      "Nothing is changed yet. Mend what failed, then: npx dts-pairs plan failing",
    );
  });

  it("says nothing of it to scripts, nor of plans that cannot be applied", async () => {
    const app = await FakeApp.open("one");
    expect((await app.run(["plan"])).stdout).toMatch(/1 pair planned\n$/);
    expect((await app.runAtTerminal(["plan", "--json"])).stdout).not.toContain("Next:");
    expect((await app.runAtTerminal(["review", "plans", "--json"])).stdout).not.toContain("apply exactly");
    expect((await app.runAtTerminal(["review", "plans/one/plan.json"])).stdout).not.toContain(
      "apply exactly",
    );
  });
});
