import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Is told of every process group that starts and ends, and waits until the pipe from this process ends. Where it was
 * told that all is done, nothing is left to do; where this process was killed, the groups are asked to stop, unless that
 * was done, and after a minute they are made to. $1 is the folder with what they wrote.
 */
const SCRIPT = `
groups=" "
while read -r word group; do
  case $word in
    started) groups="$groups$group " ;;
    ended) groups="\${groups%% $group *} \${groups#* $group }" ;;
    interrupted) interrupted=yes ;;
    done) exit ;;
  esac
done
signal() {
  for group in $groups; do kill -s "$1" -- "-$group" && there=yes; done
}
[ -n "$interrupted" ] || signal INT
n=0
while there=; signal 0; [ -n "$there" ] && [ $n -lt 60 ]; do
  sleep 1
  n=$((n + 1))
done
signal KILL
rm -rf -- "$1"
`;

/** Sees to it that no process group outlives this process, even where nothing can be done any more: SIGKILL. */
export class Guard {
  private readonly shell: ChildProcess;

  /** @param folder what the groups wrote, which goes too */
  constructor(folder: string) {
    this.shell = spawn("sh", ["-c", SCRIPT, "sh", folder], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    this.shell.unref();
    // Without a shell there is no guard, and everything else works.
    this.shell.on("error", () => {});
    this.shell.stdin?.on("error", () => {});
  }

  started(group: number): void {
    this.tell(`started ${group}`);
  }

  ended(group: number): void {
    this.tell(`ended ${group}`);
  }

  /** All were asked to stop: a second time Terraform would take for an order to stop without saving the state. */
  interrupted(): void {
    this.tell("interrupted");
  }

  /** Nothing runs any more. */
  async done(): Promise<void> {
    const { pid, exitCode, signalCode, stdin } = this.shell;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    this.shell.ref();
    stdin?.end("done\n");
    await once(this.shell, "exit");
  }

  private tell(what: string): void {
    this.shell.stdin?.write(`${what}\n`);
  }
}
