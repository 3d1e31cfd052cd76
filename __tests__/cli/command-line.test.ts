import { describe, expect, it } from "vitest";
import { createProgram } from "../../cli/program";
import { dtsPairs } from "./harness";

const COMMANDS = ["validate", "list", "plan", "review", "apply", "drift", "adopt", "unlock"];

describe("the command line", () => {
  it("lists its commands, and not the steps of the workflows", async () => {
    const { code, stdout, stderr } = await dtsPairs(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).not.toMatch(/^ {2}github/m);
  });

  it.each(COMMANDS)("gives examples and exit codes for %s", async (command) => {
    const { code, stdout } = await dtsPairs([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n  dts-pairs ${command}`));
    expect(stdout).toMatch(/Exit codes:\n {2}0 /);
  });

  it("lists its commands as they are once they are defined", async () => {
    const io = { stdout: { write: () => {} }, stderr: { write: () => {} }, env: {} };
    const whole = createProgram(io, () => {}).helpInformation();
    expect(createProgram(io, () => {}, []).helpInformation()).toBe(whole);
    expect((await dtsPairs(["help", "plan"])).stdout).toContain("--changed-since");
  });

  it("says its version", async () => {
    expect(await dtsPairs(["--version"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  it("quotes what was typed so that a terminal and a log obey none of it", async () => {
    const { stderr } = await dtsPairs(["plan", "--x\u001b]0;a title\u0007\u202e\n::set-env name=A::b"]);
    expect(stderr).toContain("--x<U+202E>\n:\\:set-env name=A:");
    for (const hidden of ["\u001b", "\u0007", "\u202e"]) expect(stderr).not.toContain(hidden);
  });

  it.each([
    [["plam"], /unknown command 'plam'/],
    [["list", "--jsn"], /unknown option '--jsn'/],
    [["review"], /missing required argument 'plan'/],
    [["review", ".", "--fail-on", "drift,all"], /Allowed are broadens, narrows/],
    [["review", ".", "--format", "pdf"], /Allowed choices are terminal, markdown, json, html/],
    [["plan", "--out", "\0", "one"], /^"\\u0000": a null character/],
    [["plan", "--concurrency", "0"], /whole number from 1 to 999/],
  ])("refuses %j with 1, and without a stack trace", async (args, message) => {
    const { code, stdout, stderr } = await dtsPairs(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
