import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { Guard } from "../../processes/guard";

const TSX = pathToFileURL(require.resolve("tsx")).href;

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "guard-test-"));
  folders.push(folder);
  return folder;
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((wake) => setTimeout(wake, 50));
}

function isThere(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

describe("the guard of a process that is killed", () => {
  it("asks all groups that run to stop, once and no other, and removes the folder", async () => {
    const folder = await temporaryFolder();
    const [output, log] = [join(folder, "output"), join(folder, "log")];
    await mkdir(output);
    await writeFile(log, "");
    const child = spawn(process.execPath, ["--import", TSX, join(__dirname, "guarded.ts"), output, log]);
    const [text] = await once(child.stdout, "data");
    const [first, second, ended]: [number, number, number] = JSON.parse(`${text}`);
    child.kill("SIGKILL");
    await until(() => !existsSync(output));
    expect(readFileSync(log, "utf8").split("\n").sort()).toEqual([
      "",
      "first interrupted",
      "second interrupted",
    ]);
    expect([first, second, ended].map(isThere)).toEqual([false, false, true]);
    process.kill(-ended, "SIGKILL");
  });
});

describe("the guard of a process that comes to its end", () => {
  it("is gone by then, and touches nothing", async () => {
    const folder = await temporaryFolder();
    const guard = new Guard(folder);
    guard.started(process.pid);
    await guard.done();
    expect(existsSync(folder)).toBe(true);
  });
});
