import { afterEach, describe, expect, it, vi } from "vitest";
import { exitOnPairsError, parseAccountPairs } from "../../lib/pairs";

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

  it("lets every other error pass: it is not the user's", () => {
    expect(() => exitOnPairsError(() => JSON.parse("{"))).toThrow(SyntaxError);
  });

  it("leaves work that is well alone", () => {
    exitOnPairsError(() => {});
    expect(process.exitCode).toBe(exitCode);
  });
});
