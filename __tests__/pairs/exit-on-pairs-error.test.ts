import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { App } from "cdktf";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AccountPairStack, exitOnPairsError, parseAccountPairs } from "../../lib/pairs";
import { pairsText } from "../cli/harness";

describe("exitOnPairsError", () => {
  const { exitCode } = process;
  afterEach(() => {
    process.exitCode = exitCode;
    vi.restoreAllMocks();
  });

  it("says a mistake in the pairs file in lines, and sets the exit code", () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    exitOnPairsError(() => void parseAccountPairs("version: 2\npairs: []\n", "f.yaml"));
    const { exitCode } = process;
    process.exitCode = 0;
    expect(exitCode).toBe(1);
    expect(written.mock.calls.join("")).toMatch(/^(?:f\.yaml:\d+:\d+: .+\n){2}$/);
  });

  it("says in lines that the app makes of a role another than its pair says", () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const [pair] = parseAccountPairs(pairsText(["one"]), "f.yaml").pairs;
    if (pair === undefined) throw new Error("there is no pair");
    const { role } = new AccountPairStack(new App(), pair);
    for (const resource of role.node.findAll())
      if (resource instanceof RamRole) resource.addOverride("assume_role_policy_document", "{}");
    exitOnPairsError(() => App.of(role).synth());
    const { exitCode } = process;
    process.exitCode = 0;
    expect(exitCode).toBe(1);
    expect(written.mock.calls.join("")).toMatch(
      /^one\/\S+: alicloud_ram_role\.\S+ has .+ allowOverrides: true\n$/,
    );
  });

  it("lets every other error pass: it is not the user's", () => {
    expect(() => exitOnPairsError(() => JSON.parse("{"))).toThrow(SyntaxError);
  });

  it("leaves work that is well alone", () => {
    exitOnPairsError(() => {});
    expect(process.exitCode).toBe(exitCode);
  });
});
