import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

const ROOT = join(__dirname, "../..");
const TSX = pathToFileURL(require.resolve("tsx")).href;

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((wake) => setTimeout(wake, 50));
}

/** dts-pairs as a process, with what it wrote once it has ended. */
class Running {
  private output = "";
  private readonly ended: Promise<number | null>;

  private constructor(
    readonly app: FakeApp,
    readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    this.ended = new Promise((done) => child.once("close", done));
  }

  /** Starts it, and waits until Terraform plans the pair that takes its time. */
  static async slow(): Promise<Running> {
    const app = await FakeApp.open("slow", "one");
    const args = ["--import", TSX, join(ROOT, "cli/main.ts"), "plan", "--concurrency", "1"];
    const env = { ...app.env, TMPDIR: app.folder };
    const child = spawn(process.execPath, args, { cwd: app.folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const running = new Running(app, child);
    await running.noted("slow: plan");
    return running;
  }

  noted(text: string): Promise<void> {
    return until(async () => (await readFile(this.app.path("log"), "utf8")).includes(text));
  }

  async end(): Promise<{ code: number | null; lines: string[] }> {
    const code = await this.ended;
    return { code, lines: this.output.split("\n") };
  }
}

const WAITING = expect.stringMatching(/^stopping: waiting for terraform plan of slow, .+ Ctrl-C again /);
const INTERRUPTED = "interrupted: nothing was changed: run npx dts-pairs plan again";

describe("a wish to stop", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "as %s is passed on once, waited for, and ends with 130",
    async (name) => {
      const running = await Running.slow();
      running.child.kill(name);
      expect(await running.end()).toEqual({ code: 130, lines: [WAITING, INTERRUPTED, ""] });
      expect((await running.app.calls()).slice(-2)).toEqual(["interrupted", "state saved"]);
    },
  );

  it("is passed on a second time for a second Ctrl-C only", async () => {
    const running = await Running.slow();
    running.child.kill("SIGINT");
    await running.noted("interrupted");
    running.child.kill("SIGTERM");
    running.child.kill("SIGHUP");
    expect(await running.end()).toMatchObject({ code: 130 });
    expect((await running.app.calls()).slice(-2)).toEqual(["interrupted", "state saved"]);

    const again = await Running.slow();
    again.child.kill("SIGINT");
    await again.noted("interrupted");
    again.child.kill("SIGINT");
    expect((await again.end()).lines).toContainEqual(expect.stringMatching(/^stopping at once: /));
    expect((await again.app.calls()).slice(-3)).toEqual(["interrupted", "interrupted", "state saved"]);
  });
});

describe("SIGKILL", () => {
  it("of dts-pairs lets Terraform save its state, and leaves nothing behind", async () => {
    const running = await Running.slow();
    running.child.kill("SIGKILL");
    await running.end();
    await running.noted("state saved");
    const left = async () =>
      (await readdir(running.app.folder)).filter((name) => name.startsWith("dts-pairs-"));
    await until(async () => (await left()).length === 0);
    expect((await running.app.calls()).slice(-2)).toEqual(["interrupted", "state saved"]);
  });
});
