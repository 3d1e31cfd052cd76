import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Project, ROOT } from "./project";

// Plans many pairs in the sandbox, beside what else plans them: a shell loop of terraform init, plan and show, as many
// at a time, and cdktf diff, one after another. dts-pairs is that of the built package: npm run build first.
// npx tsx bench/plan.ts [pairs] [stacks for cdktf diff]

const [PAIRS = 50, DIFFS = 3] = process.argv.slice(2).map(Number);
const AT_A_TIME = 2;
const BIN = join(ROOT, "node_modules/.bin");
const DTS_PAIRS = join(ROOT, "dist/package/cli/main.js");

const loopOf = (...commands: readonly string[]) =>
  `ls cdktf.out/stacks | xargs -P ${AT_A_TIME} -I{} sh -c 'cd cdktf.out/stacks/{} && ${commands.join(" && ")}'`;
const INIT = "terraform init -no-color >/dev/null";
const PLAN = "terraform plan -out=tfplan >/dev/null";
const SHOW = "terraform show -json tfplan >plan.json";

async function main(): Promise<void> {
  if (!existsSync(DTS_PAIRS)) throw new Error("there is no built package: npm run build");
  const project = await Project.open();
  const { folder } = project;
  try {
    project.write(PAIRS);
    const run = (command: string, ...args: string[]) => seconds(project, command, args);
    const dtsPairs = () => run("node", DTS_PAIRS, "plan", "--concurrency", `${AT_A_TIME}`);
    const loop = (...commands: readonly string[]) => run("sh", "-c", loopOf(...commands));
    const fresh = () => rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
    const first = await dtsPairs();
    const again = await dtsPairs();
    fresh();
    const synth = await run(join(BIN, "cdktf"), "synth");
    const whole = await loop(INIT, PLAN, SHOW);
    const alone = { init: await loop(INIT), plan: await loop(PLAN), show: await loop(SHOW) };
    const diffs: number[] = [];
    for (let index = 0; index < DIFFS; index += 1)
      diffs.push(await run(join(BIN, "cdktf"), "diff", `pair-${index}`));
    const diff = Math.min(...diffs) * PAIRS;
    print("dts-pairs plan, the first time", first, synth + whole, diff);
    print("dts-pairs plan again", again, synth + whole, diff);
    const parts = Object.entries(alone).map(([name, taken]) => `${name} ${taken.toFixed(1)} s`);
    say(
      "cdktf synth and shell loop",
      `${(synth + whole).toFixed(1)} s  ${synth.toFixed(1)} s and ${whole.toFixed(1)} s`,
    );
    say("loops of one command", parts.join(", "));
    say("cdktf diff, one by one", `${diff.toFixed(0)} s  ${PAIRS} times the best of ${DIFFS}`);
  } finally {
    await project.close();
  }
}

function print(what: string, taken: number, loop: number, diff: number): void {
  const ratios = `${(taken / loop).toFixed(2)} of the shell loop, aim 0.8; ${(diff / taken).toFixed(1)} times faster than cdktf diff, aim 8`;
  say(what, `${taken.toFixed(1)} s  ${ratios}`);
}

function say(what: string, text: string): void {
  console.log(`${what.padEnd(32)}${text}`);
}

async function seconds(project: Project, command: string, args: readonly string[]): Promise<number> {
  const allowed = args[1] === "plan" ? ["--allow-local-state"] : [];
  const started = performance.now();
  await project.run(command, [...args, ...allowed], { CI: "1" });
  return (performance.now() - started) / 1000;
}

execFileSync("terraform", ["version"]);
void main();
