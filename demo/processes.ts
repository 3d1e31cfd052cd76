import { type ChildProcess, spawn } from "node:child_process";

/** What a finished process left. */
export interface Finished {
  readonly code: number;
  /** Standard output and standard error, in the order in which they came, without colour. */
  readonly output: string;
}

const GRACE_MILLISECONDS = 3000;
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** Runs commands, each as the leader of its own process group, and ends them all with everything they started. */
export class Processes {
  private readonly running = new Set<ChildProcess>();
  private ended = false;

  constructor(
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Runs `command` to its end. @throws where it cannot be started, or everything was ended */
  async run(command: string, args: readonly string[]): Promise<Finished> {
    if (this.ended) throw new Error("interrupted");
    const child = spawn(command, args, {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.running.add(child);
    try {
      return await finished(child);
    } finally {
      this.running.delete(child);
    }
  }

  /** Asks every process that still runs to stop, and after three seconds makes it. */
  async end(): Promise<void> {
    this.ended = true;
    await Promise.all([...this.running].map(endGroup));
  }
}

function finished(child: ChildProcess): Promise<Finished> {
  const parts: string[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => parts.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => parts.push(text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: parts.join("").replace(COLOUR, "") }));
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  signalGroup(child, "SIGINT");
  const patience = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MILLISECONDS);
  await closed;
  clearTimeout(patience);
}

/** The group, not only the child: cdktf starts Terraform, which must not outlive it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
