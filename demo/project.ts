import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type AccountPair, loadAccountPairs } from "../lib/pairs";
import type { Sandbox } from "../sandbox";
import { pairsForSandbox } from "./pairs-copy";
import { Processes } from "./processes";

/** Where the demo keeps what it writes: a folder of the project that git ignores. */
const SANDBOX_FOLDER = ".sandbox";

/** The project as the demo runs it: the pairs file reaches the sandbox, and nothing of the user's is written to. */
export interface Project {
  readonly pair: AccountPair;
  readonly pairs: readonly AccountPair[];
  readonly processes: Processes;
  /** What to export in another shell so that `cdktf` works there as it does here. */
  readonly exports: Readonly<Record<string, string>>;
  /** Removes everything that was written. */
  remove(): Promise<void>;
}

/** Writes a pairs file of the demo's own, made from the project's. @throws AccountPairsError */
export async function openProject(root: string, pairsFile: string, sandbox: Sandbox): Promise<Project> {
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
    processes: new Processes(root, { ...process.env, ...sandbox.env, ...own, CI: "1" }),
    exports: { ...given(sandbox.env), ...own },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function given(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}
