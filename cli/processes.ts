import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Guard } from "./guard";
import type { Io } from "./io";
import { Interrupted } from "./user-error";

/** How to run a command. */
export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it is for, in a few words: said where somebody waits for its end. @default the command */
  readonly what?: string;
  /** A file for standard output, which `Finished` then does not have. */
  readonly stdoutFile?: string;
}

/** What a finished command left. */
export interface Finished {
  /** Undefined where it could not be started, or a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it could not be started: "ENOENT" and the like. */
  readonly startError: string | undefined;
}

interface Running {
  readonly pid: number;
  readonly what: string;
  readonly guard: Guard | undefined;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const HAS_GROUPS = process.platform !== "win32";

/**
 * Runs commands, passes a wish to stop on to them, and lets none of them outlive this process.
 *
 * Each leads a process group of its own: the terminal would signal it a second time otherwise, and Terraform takes
 * that for an order to stop at once, without saving the state. Each writes to files: a pipe that nobody reads any more
 * would end Terraform in the middle of an apply.
 */
export class Processes {
  private readonly running = new Set<Running>();
  private stopped = false;
  private asked = false;
  private count = 0;

  private constructor(
    private readonly folder: string,
    private readonly io: Io,
  ) {}

  static async open(io: Io): Promise<Processes> {
    return new Processes(await mkdtemp(join(tmpdir(), "dts-pairs-")), io);
  }

  /** Whether somebody asked to stop. */
  get interrupted(): boolean {
    return this.stopped;
  }

  /** Runs `command` to its end; one below node_modules/.bin goes first. @throws Interrupted, unless it ended well */
  async run(command: string, args: readonly string[], options: CommandOptions): Promise<Finished> {
    if (this.stopped) throw new Interrupted();
    this.count += 1;
    const output = join(this.folder, `${this.count}`);
    const [out, err] = [options.stdoutFile ?? `${output}.out`, `${output}.err`];
    const { exitCode, code, signal: ended } = await this.child(command, args, options, [out, err]);
    if (this.stopped && exitCode !== 0) throw new Interrupted();
    return {
      exitCode,
      stdout: options.stdoutFile === undefined ? await readFile(out, "utf8") : "",
      stderr: ended === undefined ? await readFile(err, "utf8") : `${command} was ended by ${ended}`,
      startError: code,
    };
  }

  private async child(
    command: string,
    args: readonly string[],
    { cwd, env, what = command }: CommandOptions,
    files: readonly [string, string],
  ) {
    const { execa } = await import("execa");
    const [stdout, stderr] = [openSync(files[0], "w", 0o600), openSync(files[1], "w", 0o600)];
    const child = execa(command, args, {
      cwd,
      env: definedOf(env),
      extendEnv: false,
      preferLocal: true,
      localDir: cwd,
      stdin: "ignore",
      // Any descriptor will do; execa's types know the first few only.
      stdout: stdout as 3,
      stderr: stderr as 3,
      reject: false,
      detached: HAS_GROUPS,
      cleanup: false,
    });
    for (const file of [stdout, stderr]) closeSync(file);
    const running = this.watch(child.pid, what);
    const result = await child;
    if (running === undefined) return result;
    this.running.delete(running);
    // What a killed Terraform leaves behind: its provider would live on for most of a minute.
    if (result.signal !== undefined) signal(running.pid, "SIGKILL");
    running.guard?.done();
    return result;
  }

  private watch(pid: number | undefined, what: string): Running | undefined {
    if (pid === undefined) return undefined;
    const running = { pid, what, guard: HAS_GROUPS ? new Guard(pid, this.folder) : undefined };
    this.running.add(running);
    return running;
  }

  /** Asks everything that runs to stop, and lets nothing new start. Ctrl-C again asks again; nothing else does. */
  interrupt(name: NodeJS.Signals): void {
    const isFirst = !this.stopped;
    if (!isFirst && !(name === "SIGINT" && this.asked)) {
      this.asked ||= name === "SIGINT";
      return;
    }
    this.stopped = true;
    this.asked ||= name === "SIGINT";
    if (this.running.size > 0) this.io.stderr.write(`${waiting([...this.running], isFirst)}\n`);
    for (const { pid, guard } of this.running) {
      guard?.interrupted();
      signal(pid, "SIGINT");
    }
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const MOST_NAMED = 5;

function waiting(running: readonly Running[], isFirst: boolean): string {
  if (!isFirst) return "stopping at once: what is under way may not be saved";
  const named = running.slice(0, MOST_NAMED).map(({ what }) => what);
  const more = running.length > MOST_NAMED ? ` and ${running.length - MOST_NAMED} more` : "";
  return `stopping: waiting for ${named.join(", ")}${more}, which ends the call that is under way and saves its state; Ctrl-C again stops it without that`;
}

function definedOf(env: CommandOptions["env"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The group, not only the child: cdktf starts further processes, which must not outlive it. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(HAS_GROUPS ? -pid : pid, name);
  } catch {
    // Already gone.
  }
}

/**
 * Runs `work` with processes that get every wish to end: Ctrl-C, the system's, and that of a terminal that closes.
 *
 * @throws Interrupted, which says `then`: what to do now
 */
export async function withProcesses<Result>(
  work: (processes: Processes) => Promise<Result>,
  io: Io,
  then?: string,
): Promise<Result> {
  const processes = await Processes.open(io);
  const stop = (name: NodeJS.Signals) => processes.interrupt(name);
  for (const name of SIGNALS) process.on(name, stop);
  try {
    const result = await work(processes);
    if (processes.interrupted) throw new Interrupted();
    return result;
  } catch (error) {
    throw error instanceof Interrupted ? new Interrupted(then) : error;
  } finally {
    for (const name of SIGNALS) process.off(name, stop);
    await processes.close();
  }
}
