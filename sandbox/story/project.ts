import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Sandbox } from "../index";
import { type Pair, pairsForSandbox, readPairs } from "./pairs";
import { Processes } from "./processes";

/** Where the sandbox keeps what it writes: a folder of the project that git ignores. */
const SANDBOX_FOLDER = ".sandbox";

/** The project as the sandbox runs it: the pairs file reaches the sandbox, and nothing of the user's is written to. */
export interface Project {
  readonly pair: Pair;
  readonly pairs: readonly Pair[];
  readonly processes: Processes;
  /** What to export in another shell so that `cdktf` works there as it does here. */
  readonly exports: Readonly<Record<string, string>>;
  /** Removes everything that was written. */
  remove(): Promise<void>;
}

/** Writes a pairs file of the sandbox's own, made from the project's. */
export async function openProject(root: string, pairsFile: string, sandbox: Sandbox): Promise<Project> {
  const file = await readPairs(pairsFile);
  await mkdir(join(root, SANDBOX_FOLDER), { recursive: true });
  const folder = await mkdtemp(join(root, SANDBOX_FOLDER, "run-"));
  const accountPairs = join(folder, "account-pairs.yaml");
  await writeFile(accountPairs, pairsForSandbox(file, sandbox.accounts.endpoint, relative(root, folder)));
  // An output of its own too: Terraform refuses a folder that last worked with another state.
  const own = { ACCOUNT_PAIRS_FILE: accountPairs, CDKTF_OUTPUT: join(relative(root, folder), "cdktf.out") };
  const [pair] = file.pairs;
  return {
    pair: pair as Pair,
    pairs: file.pairs,
    processes: new Processes(root, { ...process.env, ...sandbox.env, ...own, CI: "1" }),
    exports: { ...given(sandbox.env), ...own },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function given(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}
