import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

const ROOT = join(__dirname, "../..");
const TSX = pathToFileURL(require.resolve("tsx")).href;

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((wake) => setTimeout(wake, 50));
}

describe("Ctrl-C", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "as %s is passed on once, waited for, and ends with 130",
    async (name) => {
      const app = await FakeApp.open("slow", "one");
      const args = ["--import", TSX, join(ROOT, "cli/main.ts"), "plan", "--concurrency", "1"];
      const child = spawn(process.execPath, args, {
        cwd: app.folder,
        env: app.env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
      const ended = new Promise<number | null>((done) => child.once("close", done));
      await until(async () => (await readFile(app.path("log"), "utf8")).includes("slow: plan"));
      child.kill(name);
      expect(await ended).toBe(130);
      expect(output.split("\n")).toEqual([
        expect.stringMatching(/^stopping: waiting for terraform plan of slow,/),
        "interrupted: nothing was changed: run npx dts-pairs plan again",
        "",
      ]);
      expect((await app.calls()).slice(-2)).toEqual(["interrupted", "state saved"]);
    },
  );
});
