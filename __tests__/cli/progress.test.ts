import { describe, expect, it, vi } from "vitest";
import type { Io } from "../../cli/io";
import { defaultConcurrency, runTasks, type Task } from "../../cli/progress";

function task(title: string, run: () => Promise<string>): Task<string> {
  return { title, run, outcome: (result) => result, isFailure: (result) => result === "failed" };
}

function ioOf(isTTY: boolean): { io: Io; lines: string[] } {
  const lines: string[] = [];
  const stderr = { write: (text: string) => lines.push(text), isTTY };
  return { io: { stdout: { write: () => {} }, stderr, env: {} }, lines };
}

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe.each([
  ["lines", false],
  ["a list on a terminal", true],
])("progress as %s", (_, isTTY) => {
  it("gives the results in the order of the tasks, failures too", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const out = vi.spyOn(process.stdout, "write");
    const tasks = [
      task("one", async () => {
        await wait(30);
        return "1";
      }),
      task("two", async () => "failed"),
    ];
    expect(await runTasks(tasks, 2, ioOf(isTTY).io)).toEqual(["1", "failed"]);
    expect(out).not.toHaveBeenCalled();
    write.mockRestore();
    out.mockRestore();
  });

  it("throws what nobody expected, after every task has ended", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    let ended = false;
    const tasks = [
      task("one", async () => {
        throw new Error("a bug");
      }),
      task("two", async () => {
        await wait(30);
        ended = true;
        return "2";
      }),
    ];
    await expect(runTasks(tasks, 2, ioOf(isTTY).io)).rejects.toThrow("a bug");
    expect(ended).toBe(true);
    write.mockRestore();
  });

  it("runs no more at a time than it may", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    let [running, most] = [0, 0];
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(10);
      running -= 1;
      return "";
    };
    await runTasks(
      Array.from({ length: 7 }, (_, index) => task(`${index}`, run)),
      3,
      ioOf(isTTY).io,
    );
    expect(most).toBe(3);
    write.mockRestore();
  });
});

describe("progress not on a terminal", () => {
  it("is a line for each task that ended", async () => {
    const { io, lines } = ioOf(false);
    await runTasks([task("one", async () => "planned"), task("two", async () => "failed")], 1, io);
    expect(lines).toEqual(["one: planned\n", "two: failed\n"]);
  });

  it("commands no log of a workflow", async () => {
    const { io, lines } = ioOf(false);
    await runTasks([task(":", async () => ":add-mask::x\n::y ##[z]")], 1, io);
    expect(lines).toEqual([":\\: :add-mask:\\:x ::y ##\\[z]\n"]);
  });
});

it("runs one task a CPU, at least 1 and at most 8", () => {
  expect(defaultConcurrency()).toBeGreaterThanOrEqual(1);
  expect(defaultConcurrency()).toBeLessThanOrEqual(8);
});
