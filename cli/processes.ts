import { Interrupted } from "./user-error";

/** How to run a command. */
export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
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
  readonly pid?: number | undefined;
}

const HAS_GROUPS = process.platform !== "win32";

/**
 * Runs commands, and passes Ctrl-C on to them, once for each time that it is pressed.
 *
 * Each leads a process group of its own: the terminal would signal it a second time otherwise, and Terraform takes
 * that for an order to stop at once, without saving the state.
 */
export class Processes {
  private readonly running = new Set<Running>();
  private stopped = false;

  /** Whether somebody asked to stop. */
  get interrupted(): boolean {
    return this.stopped;
  }

  /** Runs `command` to its end; one below node_modules/.bin goes first. @throws Interrupted */
  async run(command: string, args: readonly string[], options: CommandOptions): Promise<Finished> {
    if (this.stopped) throw new Interrupted();
    const { execa } = await import("execa");
    const { cwd, env, stdoutFile } = options;
    const child = execa(command, args, {
      cwd,
      env: definedOf(env),
      extendEnv: false,
      preferLocal: true,
      localDir: cwd,
      stdin: "ignore",
      stdout: stdoutFile === undefined ? "pipe" : { file: stdoutFile },
      reject: false,
      detached: HAS_GROUPS,
      cleanup: false,
    });
    this.running.add(child);
    const result = await child.finally(() => this.running.delete(child));
    if (this.stopped) throw new Interrupted();
    return finished(result);
  }

  /** Asks everything that runs to stop, and lets nothing new start. */
  interrupt(): void {
    this.stopped = true;
    for (const { pid } of this.running) if (pid !== undefined) signal(pid);
  }
}

interface Result {
  readonly exitCode?: number | undefined;
  readonly stdout?: unknown;
  readonly stderr?: unknown;
  readonly code?: string | undefined;
}

function finished({ exitCode, stdout, stderr, code }: Result): Finished {
  return { exitCode, stdout: textOf(stdout), stderr: textOf(stderr), startError: code };
}

function textOf(output: unknown): string {
  return typeof output === "string" ? output : "";
}

function definedOf(env: CommandOptions["env"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The group, not only the child: cdktf starts further processes, which must not outlive it. */
function signal(pid: number): void {
  try {
    process.kill(HAS_GROUPS ? -pid : pid, "SIGINT");
  } catch {
    // Already gone.
  }
}

/** Runs `work` with processes that get every Ctrl-C, and every wish of the system to end. @throws Interrupted */
export async function withProcesses<Result>(
  work: (processes: Processes) => Promise<Result>,
): Promise<Result> {
  const processes = new Processes();
  const stop = () => processes.interrupt();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, stop);
  try {
    const result = await work(processes);
    if (processes.interrupted) throw new Interrupted();
    return result;
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, stop);
  }
}
