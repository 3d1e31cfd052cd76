import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { FILE_VARIABLE } from "../lib/pairs";
import type { CommandOptions, Finished, Processes } from "../processes";
import { type FileOption, pairsFileName } from "./account-pairs";
import { appCommand } from "./app-command";
import type { Io } from "./io";
import { Secrets } from "./secrets";
import { systemFailure } from "./system-error";
import { oneLine, plain } from "./text";
import { objectOf, textOf, type UnknownRecord } from "./unknown-record";
import { UserError } from "./user-error";

/** What the app synthesized. */
export interface Synthesized {
  /** cdktf's output. */
  readonly output: string;
  /** The folders of the stacks in it, by the name of the stack. */
  readonly stacks: ReadonlyMap<string, string>;
}

const SYNTHESIS = "the synthesis of the stacks";
const DEFAULT_OUTPUT = "cdktf.out";

/**
 * Synthesizes as `cdktf synth` does, so that the stacks are those of `cdktf deploy`, in the same folders.
 *
 * @param app the folder of the app
 * @throws UserError where cdktf is missing, or where the app fails
 */
export async function synthesize(
  processes: Processes,
  file: FileOption,
  io: Io,
  app = process.cwd(),
): Promise<Synthesized> {
  const output = await outputFolder(io, app);
  const env = { ...io.env, [FILE_VARIABLE]: pairsFileName(file, io), CI: io.env["CI"] ?? "1" };
  const direct = appCommand(await readConfig(app), output, env);
  const finished =
    direct === undefined
      ? await runSynth(processes, output, env, app)
      : await processes.run(direct.command, [], {
          cwd: app,
          env: direct.env,
          what: SYNTHESIS,
          shell: true,
        });
  if (finished.exitCode !== 0) {
    const said = refusedBySystem(finished.stderr) ?? `cdktf synth failed:\n${appErrors(finished.stderr)}`;
    throw new UserError(Secrets.of(env).mask(said));
  }
  const synthesized = await readManifest(resolve(app, output));
  if (direct !== undefined) await removeOthers(synthesized);
  return synthesized;
}

/** The folders of stacks that the app has no more, which cdktf takes away too. */
async function removeOthers({ output, stacks }: Synthesized): Promise<void> {
  const found = await readdir(join(output, "stacks"), { withFileTypes: true }).catch(() => []);
  const others = found.filter((entry) => entry.isDirectory() && !stacks.has(entry.name));
  await Promise.all(others.map(({ name }) => rm(join(output, "stacks", name), { recursive: true })));
}

/** The CLI of cdktf, or the one of its continuation. */
const COMMANDS = ["cdktf", "cdktn"] as const;

async function runSynth(
  processes: Processes,
  output: string,
  env: CommandOptions["env"],
  cwd: string,
): Promise<Finished> {
  for (const command of COMMANDS) {
    const finished = await processes.run(command, ["synth", "--output", output], {
      cwd,
      env,
      what: SYNTHESIS,
    });
    if (finished.startError !== "ENOENT") return finished;
  }
  throw new UserError("cdktf was not found: run npm ci, or npm install cdktf-cli, in this folder");
}

/** As cdktf itself decides it. */
export async function outputFolder(io: Io, app: string): Promise<string> {
  return io.env["CDKTF_OUTPUT"] || textOf((await readConfig(app))["output"]) || DEFAULT_OUTPUT;
}

async function readConfig(app: string): Promise<UnknownRecord> {
  const file = join(relative(process.cwd(), app), "cdktf.json");
  return objectOf(await readJson<unknown>(file, "run this in the folder of the app"));
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly workingDirectory: string }>>;
}

async function readManifest(output: string): Promise<Synthesized> {
  const { stacks } = await readJson<Manifest>(join(output, "manifest.json"), "see to the app of cdktf.json");
  const folders = Object.entries(stacks).map(
    ([name, { workingDirectory }]) => [name, join(output, workingDirectory)] as const,
  );
  return { output, stacks: new Map(folders) };
}

async function readJson<Content>(file: string, remedy: string): Promise<Content> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new UserError(`${file} cannot be read: ${remedy}`);
  }
}

const NOISE = /^(?:npm warn |at .+:\d+:\d+\)?$|Node\.js v)/i;

/** What the app itself wrote, where cdktf quotes it: without npm's remarks and without the stack of the call. */
function appErrors(stderr: string): string {
  const [whole, quoted = whole] = plain(stderr).split("Command output on stderr:");
  const lines = (quoted ?? "").split("\n").map(oneLine);
  return lines.filter((line) => line !== "" && !NOISE.test(line)).join("\n");
}

/** What the system refused the app, or cdktf, which show where in their code they were. */
function refusedBySystem(stderr: string): string | undefined {
  const refused = /\b(EACCES|EPERM|EROFS|ENOSPC|EDQUOT): [^,\n]+, (\w+)(?: '([^'\n]+)')?/.exec(plain(stderr));
  if (refused === null) return undefined;
  const [message, code, syscall, path] = refused;
  return oneLine(systemFailure(Object.assign(new Error(message), { code, syscall, path })));
}

/** The folder of a pair's stack. @throws UserError where the app synthesizes no such stack */
export function stackFolder(stacks: Synthesized["stacks"], pair: string): string {
  const folder = stacks.get(pair);
  if (folder !== undefined) return folder;
  throw new UserError(`the app has no stack "${pair}": let it make an AccountPairStack of every pair`);
}
