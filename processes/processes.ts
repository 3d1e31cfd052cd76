import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { definedOf, type Environment } from "./environment";
import { Interrupted } from "./errors";
import { Guard } from "./guard";

/** How to run a command. */
export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Environment;
  /** What it is for, in a few words: said where somebody waits for its end. @default the command */
  readonly what?: string;
  /** Whether it is Terraform, or starts it, which saves its state before it ends. @default false */
  readonly savesState?: boolean;
  /** A file for standard output, which `Finished` then does not have. */
  readonly stdoutFile?: string;
  /** Whether the command is one for the shell, without arguments. @default false */
  readonly shell?: boolean;
  /** Whether standard error goes where standard output goes, in the order in which they come. @default false */
  readonly stderrToStdout?: boolean;
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

/** Where somebody is told that a wish to stop is waited for. */
interface Told {
  readonly stderr: { write(text: string): unknown };
}

interface Running {
  readonly pid: number;
  readonly what: string;
  readonly savesState: boolean;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const HAS_GROUPS = process.platform !== "win32";
const ONLY_MINE = 0o600;

/**
 * Runs commands, passes a wish to stop on to them, and lets none of them outlive this process.
 *
 * Each leads a process group of its own: the terminal would signal it a second time otherwise, and Terraform takes
 * that for an order to stop at once, without saving the state. Each writes to files: a pipe that nobody reads any more
 * would end Terraform in the middle of an apply.
 */
export class Processes {
  private readonly running = new Set<Running>();
  private asked = false;
  private stop: () => void = () => {};
  private stopped = false;
  /** Fulfilled once somebody asked to stop. */
  readonly stopping = new Promise<void>((stop) => {
    this.stop = stop;
  });
  private count = 0;

  private constructor(
    private readonly folder: string,
    private readonly guard: Guard | undefined,
    private readonly io: Told,
  ) {}

  static async open(io: Told): Promise<Processes> {
    const folder = await mkdtemp(join(tmpdir(), "dts-pairs-"));
    return new Processes(folder, HAS_GROUPS ? new Guard(folder) : undefined, io);
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
    const out = options.stdoutFile ?? `${output}.out`;
    const err = options.stderrToStdout === true ? undefined : `${output}.err`;
    const { exitCode, code, signal: ended } = await this.child(command, args, options, [out, err]);
    if (this.stopped && exitCode !== 0) throw new Interrupted();
    return {
      exitCode,
      stdout: options.stdoutFile === undefined ? await readFile(out, "utf8") : "",
      stderr: ended === undefined ? await textOf(err) : `${command} was ended by ${ended}`,
      startError: code,
    };
  }

  private async child(
    command: string,
    args: readonly string[],
    { cwd, env, what = command, savesState = false, shell = false }: CommandOptions,
    [out, err]: readonly [string, string | undefined],
  ) {
    const { execa } = await import("execa");
    const stdout = openSync(out, "w", ONLY_MINE);
    const stderr = err === undefined ? stdout : openSync(err, "w", ONLY_MINE);
    const child = execa(command, args, {
      cwd,
      env: definedOf(env),
      extendEnv: false,
      preferLocal: true,
      localDir: cwd,
      shell,
      stdin: "ignore",
      // Any descriptor will do; execa's types know the first few only.
      stdout: stdout as 3,
      stderr: stderr as 3,
      reject: false,
      detached: HAS_GROUPS,
      cleanup: false,
    });
    for (const file of new Set([stdout, stderr])) closeSync(file);
    const { pid } = child;
    if (pid === undefined) return child;
    const running = { pid, what, savesState };
    this.running.add(running);
    this.guard?.started(pid);
    const result = await child;
    this.running.delete(running);
    // What a killed Terraform leaves behind: its provider would live on for most of a minute.
    if (result.signal !== undefined) signal(pid, "SIGKILL");
    this.guard?.ended(pid);
    return result;
  }

  /** Asks everything that runs to stop, and lets nothing new start. Ctrl-C again asks again; nothing else does. */
  interrupt(name: NodeJS.Signals): void {
    const isFirst = !this.stopped;
    if (!isFirst && !(name === "SIGINT" && this.asked)) {
      this.asked ||= name === "SIGINT";
      return;
    }
    this.stopped = true;
    this.stop();
    this.asked ||= name === "SIGINT";
    if (this.running.size > 0) this.io.stderr.write(`${waiting([...this.running], isFirst)}\n`);
    this.guard?.interrupted();
    for (const { pid } of this.running) signal(pid, "SIGINT");
  }

  /** Ends everything that runs, at once: what is under way is not saved. */
  kill(): void {
    for (const { pid } of this.running) signal(pid, "SIGKILL");
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await this.guard?.done();
  }
}

const MOST_NAMED = 5;

function waiting(running: readonly Running[], isFirst: boolean): string {
  if (!isFirst) return "stopping at once: what is under way may not be saved";
  const named = running.slice(0, MOST_NAMED).map(({ what }) => what);
  const more = running.length > MOST_NAMED ? ` and ${running.length - MOST_NAMED} more` : "";
  const end = running.some(({ savesState }) => savesState)
    ? ", which ends the call that is under way and saves its state; Ctrl-C again stops it without that"
    : "; Ctrl-C again asks it again";
  return `stopping: waiting for ${named.join(", ")}${more}${end}`;
}

async function textOf(file: string | undefined): Promise<string> {
  return file === undefined ? "" : readFile(file, "utf8");
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
  io: Told,
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
