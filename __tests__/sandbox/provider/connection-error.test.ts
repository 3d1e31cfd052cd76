import { describe, expect, it } from "vitest";
import { toConnectionError } from "../../../sandbox/provider/connection-error";

const CREDENTIALS = { accessKeyId: "AK1", accessKeySecret: "a secret", securityToken: "a+b/c=" };
const CALLEE = { endpoint: "127.0.0.1:1", version: "2015-05-01", credentials: CREDENTIALS };

function said(error: object): string {
  return toConnectionError(error, "GetRole", CALLEE).message;
}

describe("a connection error", () => {
  it.each([
    [{ code: "ECONNRESET", message: "socket hang up", name: "Error" }, "EOF"],
    [
      { code: "ECONNREFUSED", message: "connect", name: "Error" },
      "dial tcp 127.0.0.1:1: connect: connection refused",
    ],
    [
      { code: "", message: "ReadTimeout(1)", name: "RequestTimeoutError" },
      "context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
    ],
  ])("of %j is Go's, with the URL of the request", (error, reason) => {
    const [, url = "", rest] = /^Post "([^"]+)": (.+)$/.exec(said(error)) ?? [];
    expect(rest).toBe(reason);
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      AccessKeyId: "AK1",
      Action: "GetRole",
      SecurityToken: "a+b/c=",
      Signature: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
    });
  });

  it("of half an answer, or a page, names no URL", () => {
    expect(said({ code: "ECONNRESET", message: "aborted", name: "Error" })).toBe("unexpected EOF");
    const page = { message: "Unexpected token '<', \"<html>\" is not valid JSON", name: "SyntaxError" };
    expect(said(page)).toBe("invalid character '<' looking for beginning of value");
  });

  it("never says the secret itself", () => {
    expect(said({ message: "socket hang up", name: "Error" })).not.toContain("a secret");
    expect(said({ message: "socket hang up", name: "Error" })).not.toContain("a+secret");
  });
});
