import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { rpc } from "./rpc-client";

const main = join(__dirname, "..", "..", "..", "sandbox", "accounts", "main.ts");

function command(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--import", "tsx", main, ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function output(child: ChildProcessWithoutNullStreams): Promise<{ code: number; text: string }> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const [code] = (await once(child, "close")) as [number];
  return { code, text };
}

describe("the command", () => {
  it("prints endpoint and keys as JSON, and stops cleanly when it is interrupted", async () => {
    const child = command("--port", "0", "--account", "4444444444444444", "--json");
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    const stopped = once(child, "close");
    child.kill("SIGINT");
    expect(JSON.parse(printed.toString())).toEqual({
      endpoint: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      accounts: [
        { accountId: "4444444444444444", accessKeyId: "AK4444444444444444", accessKeySecret: "sandbox" },
      ],
    });
    expect(await stopped).toEqual([0, null]);
  });

  it("lets go wrong what it is told to", async () => {
    const child = command("--port", "0", "--json", "--fault", '{"drop":true,"call":2}');
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    const { endpoint } = JSON.parse(printed.toString());
    const key = { accessKeyId: "AK2222222222222222", accessKeySecret: "sandbox" };
    const list = () => rpc({ endpoint, accessKey: () => key }, "ListRoles");
    expect((await list()).status).toBe(200);
    await expect(list()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await list()).status).toBe(200);
  });

  it("prints a line for each account", async () => {
    const child = command("--port", "0");
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    expect(printed.toString()).toMatch(/2222222222222222 {2}AK2222222222222222 {2}sandbox/);
  });

  it.each([
    [["--port", "70000"], "A port is a number from 0 to 65535."],
    [["--port", "0", "--account", "123"], 'An account ID has 16 digits: "123".'],
    [["--port", "0", "--fault", "{"], "{ is no fault: "],
    [["--port", "0", "--fault", '{"drop":"never"}'], '{"drop":"never"} is no fault: '],
    [["--port", "0", "--fault", "{}"], "A fault needs an error, a delay, a drop or an answer"],
  ])("refuses %j", async (args, message) => {
    const { code, text } = await output(command(...args));
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining(message) });
  });

  it("explains itself", async () => {
    const { code, text } = await output(command("--help"));
    expect({ code, text }).toEqual({
      code: 0,
      text: expect.stringMatching(/--port[\s\S]*--account[\s\S]*--json/),
    });
  });
});
