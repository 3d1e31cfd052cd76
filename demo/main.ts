#!/usr/bin/env node
import { resolve } from "node:path";
import { Command, Option } from "commander";
import pc from "picocolors";
import { loadAccountPairs } from "../lib/pairs";
import { findEngine, Interrupted, type Processes, withProcesses } from "../processes";
import { profileName, type Sandbox, startSandbox } from "../sandbox";
import { ByHand } from "./by-hand";
import { accountsOf, strangerTo } from "./pairs-copy";
import { openProject, type Project } from "./project";
import { Story } from "./story";

interface Options {
  readonly provider: "stand-in" | "installed";
  readonly backend: "local" | "oss";
  readonly keep?: true;
  readonly port: string;
}

/** The app whose pairs are deployed: npm runs a script in the folder of its package.json. */
const ROOT = process.cwd();
const INTERRUPTED = 130;
/** What is interrupted is thrown away: nobody waits long for it. */
const PATIENCE_MILLISECONDS = 3000;

new Command("sandbox")
  .description(
    "Runs the first account pair through its whole life, in accounts on this machine, with the real cdktf and Terraform or OpenTofu.",
  )
  .addOption(
    new Option("--provider <which>", "the stand-in, or the provider that terraform init installs")
      .choices(["stand-in", "installed"])
      .default("stand-in"),
  )
  .addOption(
    new Option("--backend <which>", "where the state is: a file, or OSS with its lock in Tablestore")
      .choices(["local", "oss"])
      .default("local"),
  )
  .option("--keep", "leave the accounts up, and print what to export so that cdktf reaches them")
  .option("--port <number>", "port of the accounts on 127.0.0.1; 0 takes any free one", "0")
  .action((options: Options) => withProcesses((processes) => run(options, processes), process).catch(fail))
  .parse();

async function run(options: Options, processes: Processes): Promise<void> {
  void processes.stopping.then(() => setTimeout(() => processes.kill(), PATIENCE_MILLISECONDS).unref());
  const { tool, version } = await findEngine();
  const pairsFile = resolve(ROOT, process.env["ACCOUNT_PAIRS_FILE"] ?? "account-pairs.yaml");
  const accountIds = accountsOf(loadAccountPairs(pairsFile).pairs);
  const stranger = strangerTo(accountIds);
  const sandbox = await startSandbox({
    accountIds: [...accountIds, stranger],
    provider: options.provider,
    port: Number(options.port),
    state: options.backend === "oss",
  });
  console.log(`${tool} ${version}, provider: ${options.provider}, accounts at ${sandbox.accounts.endpoint}`);
  if (options.provider === "installed") {
    console.log(
      "assumeRole and assumeRoleWithOidc do not reach the accounts, which speak HTTP: the real provider assumes roles over HTTPS, whatever protocol says",
    );
  }
  if (sandbox.state !== undefined) console.log(`state in OSS and Tablestore at ${sandbox.state.endpoint}`);
  await using(sandbox, pairsFile, processes, (project) =>
    options.keep === true ? stayUp(sandbox, project, processes) : tell(sandbox, project, stranger),
  );
}

/** Runs `work` on the project, and takes everything down again, however it ends. */
async function using(
  sandbox: Sandbox,
  pairsFile: string,
  processes: Processes,
  work: (project: Project) => Promise<void>,
): Promise<void> {
  let project: Project | undefined;
  try {
    project = await openProject(ROOT, pairsFile, sandbox, processes);
    await work(project);
  } finally {
    await project?.remove();
    await sandbox.close();
  }
}

async function tell(sandbox: Sandbox, project: Project, stranger: string): Promise<void> {
  const started = Date.now();
  await new Story(sandbox, project, stranger, {
    step: (what) => console.log(`\n${pc.bold(what)}`),
    seen: (what) => console.log(`  ${pc.green("✔")} ${what}`),
  }).tell();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\nEvery step was checked against the account service, in ${seconds} s.`);
}

/** Until Ctrl-C. The owner accounts have authorized DTS, the prerequisite. */
async function stayUp(
  { accounts }: Sandbox,
  { exports, pairs }: Project,
  { stopping }: Processes,
): Promise<void> {
  const owners = new Set(pairs.map(({ ownerAccountId }) => ownerAccountId));
  for (const owner of owners) await new ByHand(accounts, owner).authorizeDts();
  const lines = Object.entries(exports).map(([name, value]) => `export ${name}='${value}'`);
  const [pair] = pairs;
  console.log(`\nIn another shell, in this folder:\n\n${lines.join("\n")}\n`);
  for (const command of ["deploy", "diff", "destroy"]) console.log(`npx cdktf ${command} ${pair?.name}`);
  console.log("npx dts-pairs plan && npx dts-pairs review plans && npx dts-pairs apply\n");
  console.log("npm run by-hand -- --help, to change something by hand\n");
  console.log("The pairs are those of a copy, the file that ACCOUNT_PAIRS_FILE names: edit that one.");
  const profiles = accountsOf(pairs).map(profileName);
  console.log(`The provider of a stack of your own takes a profile of these: ${profiles.join(", ")}.`);
  console.log("Ctrl-C takes the accounts down, with all that is in them; close the other shell then.");
  await stopping;
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof Interrupted ? INTERRUPTED : 1;
}
