import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type AccountPair, loadAccountPairs } from "../lib/pairs";
import { plain } from "../lib/text";
import type { Processes } from "../processes";
import type { Sandbox } from "../sandbox";
import { pairsForSandbox } from "./pairs-copy";

/** Where the demo keeps what it writes: a folder of the project that git ignores. */
const SANDBOX_FOLDER = ".sandbox";

/** The project as the demo runs it: the pairs file reaches the sandbox, and nothing of the user's is written to. */
export interface Project {
  readonly pair: AccountPair;
  readonly pairs: readonly AccountPair[];
  /** Runs cdktf to its end. @throws Interrupted */
  cdktf(...args: readonly string[]): Promise<Ran>;
  /** What to export in another shell so that `cdktf` works there as it does here. */
  readonly exports: Readonly<Record<string, string>>;
  /** Removes everything that was written. */
  remove(): Promise<void>;
}

/** What a finished command left. */
export interface Ran {
  /** Undefined where it could not be started, or a signal ended it. */
  readonly exitCode: number | undefined;
  /** Standard output and standard error, in the order in which they came, without colour. */
  readonly output: string;
}

/** Writes a pairs file of the demo's own, made from the project's. @throws AccountPairsError */
export async function openProject(
  root: string,
  pairsFile: string,
  sandbox: Sandbox,
  processes: Processes,
): Promise<Project> {
  const original = loadAccountPairs(pairsFile).pairs;
  await mkdir(join(root, SANDBOX_FOLDER), { recursive: true });
  const folder = await mkdtemp(join(root, SANDBOX_FOLDER, "run-"));
  const accountPairs = join(folder, "account-pairs.yaml");
  const { accounts, state } = sandbox;
  const reached = {
    endpoint: accounts.endpoint,
    directory: relative(root, folder),
    ...(state !== undefined && { oss: state.endpoint }),
  };
  await writeFile(accountPairs, pairsForSandbox(await readFile(pairsFile, "utf8"), original, reached));
  const { pairs } = loadAccountPairs(accountPairs);
  // An output of its own too: Terraform refuses a folder that last worked with another state.
  const own = { ACCOUNT_PAIRS_FILE: accountPairs, CDKTF_OUTPUT: join(relative(root, folder), "cdktf.out") };
  return {
    pair: pairs[0] as AccountPair,
    pairs,
    cdktf: (...args) => runCdktf(args, root, { ...process.env, ...sandbox.env, ...own, CI: "1" }, processes),
    exports: { ...withoutEmpty(sandbox.env), ...own },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runCdktf(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  processes: Processes,
): Promise<Ran> {
  const options = { cwd, env, what: `cdktf ${args[0]}`, savesState: true, stderrToStdout: true };
  const { exitCode, stdout, stderr, startError } = await processes.run("cdktf", args, options);
  const missing = startError === undefined ? "" : `cdktf does not start (${startError}): run npm ci`;
  return { exitCode, output: plain(`${stdout}${stderr}${missing}`) };
}

function withoutEmpty(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}
