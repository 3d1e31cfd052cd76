import { afterAll, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { startSandbox } from "../../sandbox";
import { startMirror } from "../../sandbox/mirror";
import { ManyPairs, pairNames } from "../e2e/many-pairs";

const [B, A] = ["1111111111111111", "2222222222222222"];
const REAL_BYTES = 60_000_000;

describe("fifty pairs with a provider as heavy as the real one", () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  it("fetch it once, eight at a time, and are all made", async () => {
    const mirror = await startMirror({ padding: REAL_BYTES });
    closing.push(() => mirror.close());
    const sandbox = await startSandbox({ accountIds: [B, A], provider: "installed" });
    closing.push(() => sandbox.close());
    await new ByHand(sandbox.accounts, A).authorizeDts();
    const project = await ManyPairs.open(sandbox, B, A);
    closing.push(() => project.remove());
    await project.write(pairNames(50));
    const planned = await project.cli(["plan", "--concurrency", "8"], mirror.env);
    expect(planned.stdout).toContain("50 pairs planned\n");
    expect(mirror.fetches()).toBe(1);
    const applied = await project.cli(["apply", "--concurrency", "8"], mirror.env);
    expect(applied.stdout).toContain("50 pairs applied\n");
    expect(mirror.fetches()).toBe(1);
    const roles = sandbox.accounts.roles(A).filter(({ name }) => name.startsWith("pair-"));
    expect(roles).toHaveLength(50);
    for (const { policies, name } of roles) expect(policies, name).toHaveLength(2);
  });
});
