import { describe, expect, it } from "vitest";
import { parseDuration } from "../../../sandbox/provider/duration";
import { MINUTE, timeLimit } from "../../../sandbox/provider/resource";

describe("a duration", () => {
  it.each([
    ["5m", 300_000],
    ["1m30s", 90_000],
    ["1h", 3_600_000],
    ["1.5s", 1_500],
    ["250ms", 250],
  ])("%s is %i milliseconds", (duration, milliseconds) => {
    expect(parseDuration(duration)).toBe(milliseconds);
  });

  it.each(["", "5", "5 m", "m", "5d", "x5m"])("is not %j", (duration) => {
    expect(() => parseDuration(duration)).toThrow(
      `timeout "${duration}" is no duration: write for example "30s" or "5m"`,
    );
  });
});

describe("the time limit of an operation", () => {
  it("is the default without a timeouts block, and where the block does not say it", () => {
    expect(timeLimit({ timeouts: null }, "delete", MINUTE)).toBe(MINUTE);
    expect(timeLimit({ timeouts: { create: "2s", delete: null } }, "delete", MINUTE)).toBe(MINUTE);
  });

  it("is what the timeouts block says", () => {
    expect(timeLimit({ timeouts: { delete: "2s" } }, "delete", MINUTE)).toBe(2_000);
  });
});
