import { spawn } from "node:child_process";
import { once } from "node:events";
import { Guard } from "../../processes/guard";

// Stands for a dts-pairs that is killed: three groups under one guard, the last of which it takes for ended.

const [folder = "", log = ""] = process.argv.slice(2);

/** Says when it is there and when it is interrupted, which ends it. */
const GROUP = 'trap "echo $1 interrupted >> $2; exit" INT; echo; while :; do sleep 0.1; done';

async function main(): Promise<void> {
  const guard = new Guard(folder);
  const groups: number[] = [];
  for (const name of ["first", "second", "ended"]) {
    const group = spawn("sh", ["-c", GROUP, "sh", name, log], { detached: true });
    await once(group.stdout, "data");
    guard.started(group.pid as number);
    groups.push(group.pid as number);
  }
  guard.ended(groups[2] as number);
  console.log(JSON.stringify(groups));
}

void main();
