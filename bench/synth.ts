import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Synthesis of account pairs, from their file to the Terraform JSON, beside its floor: the same JSON, made with bare
// cdktf and bindings. Each run is a process of its own, and counts from when its modules are loaded.
// npx tsx bench/synth.ts [pairs...]

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 1_000, 10_000];
const AIM = 1.3;

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));
  try {
    run(folder, "pairs", 1);
    const [stack = ""] = readdirSync(join(folder, "cdktf.out/stacks"));
    writeFileSync(
      join(folder, "sample.json"),
      readFileSync(join(folder, "cdktf.out/stacks", stack, "cdk.tf.json")),
    );
    for (const pairs of SIZES) console.log(compared(folder, pairs));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compared(folder: string, pairs: number): string {
  const rounds = pairs > 1_000 ? 2 : 5;
  const runs = Array.from({ length: rounds }, () => [
    run(folder, "pairs", pairs),
    run(folder, "bare", pairs),
  ]);
  const [taken, floor] = [0, 1].map((kind) => best(runs.map((both) => both[kind] as Run))) as [Run, Run];
  const ratio = (taken.milliseconds / floor.milliseconds).toFixed(2);
  return `${pairs} pairs: ${said(taken)}; the same JSON of bare resources ${said(floor)}; ratio ${ratio}, aim ${AIM}`;
}

/** The least time and the least peak of memory: other work on the machine only ever adds to them. */
function best(runs: readonly Run[]): Run {
  return {
    milliseconds: Math.min(...runs.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.min(...runs.map(({ megabytes }) => megabytes)),
  };
}

function said({ milliseconds, megabytes }: Run): string {
  return `${Math.round(milliseconds)} ms, at most ${Math.round(megabytes)} MB`;
}

function run(folder: string, kind: "pairs" | "bare", pairs: number): Run {
  rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
  mkdirSync(join(folder, "cdktf.out"));
  const script = join(__dirname, `synth-${kind}.ts`);
  const tsx = join(__dirname, "../node_modules/tsx/dist/cli.mjs");
  return JSON.parse(
    execFileSync(process.execPath, [tsx, script, `${pairs}`], { cwd: folder, encoding: "utf8" }),
  );
}

main();
