import { describe, expect, it } from "vitest";
import { requireLoopback } from "../../../sandbox/provider/endpoint";

describe("the stand-in", () => {
  it.each(["127.0.0.1:8099", "127.1.2.3", "localhost:80", "[::1]:8099"])("talks to %s", (endpoint) => {
    expect(requireLoopback("ram", endpoint)).toBe(endpoint);
  });

  it.each([
    "ram.aliyuncs.com",
    "sts.cn-hangzhou.aliyuncs.com:443",
    "10.0.0.1:8099",
    "0.0.0.0:8099",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "127.0.0.1@example.com",
    "example.com/127.0.0.1",
    "127.0.0.1:8099/elsewhere",
    "127.0.0.1:8099?x",
    "http://127.0.0.1:8099",
    "",
    " ",
  ])("refuses %j", (endpoint) => {
    expect(() => requireLoopback("ram", endpoint)).toThrow(
      `ram endpoint "${endpoint}" is not on loopback, and the stand-in provider talks to the sandbox only: ` +
        "set endpoints { ram } or RAM_ENDPOINT to 127.0.0.1:PORT, or use the real provider",
    );
  });
});
