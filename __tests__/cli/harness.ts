import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Io } from "../../cli/io";
import { run } from "../../cli/run";

/** What a command left. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command sees its surroundings. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
}

/** Runs the command line in this process. */
export async function dtsPairs(args: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const io: Io = {
    stdout: { write: (text) => stdout.push(text), isTTY: around.isTTY ?? false, columns: 80 },
    stderr: { write: (text) => stderr.push(text), isTTY: false },
    env: around.env ?? {},
  };
  const code = await run(args, io);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dts-pairs-test-"));
  folders.push(folder);
  return folder;
}

/** A pairs file with these pairs, in a folder of its own. */
export async function pairsFile(...names: readonly string[]): Promise<string> {
  const file = join(await temporaryFolder(), "account-pairs.yaml");
  await writeFile(file, pairsText(names));
  return file;
}

/** What a pairs file with these pairs says. */
export function pairsText(names: readonly string[]): string {
  const pairs = names.map((name, index) => ({
    name,
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
    roleName: index === 0 ? "ram-for-dts" : `role-${index}`,
  }));
  return JSON.stringify({ version: 1, pairs });
}

/** The path of the plan of a recording. */
export function recordedPlan(name: string): string {
  return join(__dirname, "../recordings", name, "plan.json");
}
