import { type ChildProcess, spawn } from "node:child_process";

/**
 * Waits until the pipe from dts-pairs ends. Where it was told that all is done, nothing is left to do; where dts-pairs
 * was killed, the group is asked to stop, unless that was done, and after a minute it is made to. $1 is the group, $2
 * the folder with what it wrote.
 */
const SCRIPT = `
while read -r word; do
  [ "$word" = done ] && exit
  told=$word
done
[ -n "$told" ] || kill -s INT -- "-$1"
n=0
while kill -s 0 -- "-$1" && [ $n -lt 60 ]; do
  sleep 1
  n=$((n + 1))
done
kill -s KILL -- "-$1"
rm -rf -- "$2"
`;

/** Sees to it that a process group does not outlive this process, even where nothing can be done any more: SIGKILL. */
export class Guard {
  private readonly shell: ChildProcess;

  constructor(group: number, folder: string) {
    const args = ["-c", SCRIPT, "sh", `${group}`, folder];
    this.shell = spawn("sh", args, { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    this.shell.unref();
    // Without a shell there is no guard, and everything else works.
    this.shell.on("error", () => {});
    this.shell.stdin?.on("error", () => {});
  }

  /** The group was asked to stop: a second time Terraform would take for an order to stop without saving the state. */
  interrupted(): void {
    this.shell.stdin?.write("interrupted\n");
  }

  /** The group is at its end. */
  done(): void {
    this.shell.stdin?.end("done\n");
  }
}
