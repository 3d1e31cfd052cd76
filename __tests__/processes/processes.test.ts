import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Interrupted, Processes } from "../../processes";

describe("a wish to stop", () => {
  it.each([
    [
      true,
      ", which ends the call that is under way and saves its state; Ctrl-C again stops it without that\n",
    ],
    [false, "; Ctrl-C again asks it again\n"],
  ])("says what is waited for, and what becomes of it (saves a state: %s)", async (savesState, end) => {
    const said: string[] = [];
    const processes = await Processes.open({ stderr: { write: (text: string) => said.push(text) } });
    const folder = await mkdtemp(join(tmpdir(), "processes-test-"));
    const options = { cwd: folder, env: process.env, what: "a long run", savesState };
    const ran = processes.run("sh", ["-c", "touch started; exec sleep 60"], options);
    const outcome = expect(ran).rejects.toBeInstanceOf(Interrupted);
    await expect.poll(() => existsSync(join(folder, "started")), { timeout: 30_000 }).toBe(true);
    processes.interrupt("SIGINT");
    await outcome;
    await processes.close();
    await rm(folder, { recursive: true });
    expect(said).toEqual([`stopping: waiting for a long run${end}`]);
  });
});
