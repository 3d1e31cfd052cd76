import { existsSync, readdirSync, realpathSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { FILE_VARIABLE } from "../../lib/pairs";
import type { Processes } from "../../processes";
import { type FileOption, pairsFileName } from "../account-pairs";
import type { Io } from "../io";
import { synthesize } from "../synth";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import type { PairWork, Stacks } from "./stacks";

/** The stacks that differ from those of another revision. */
export interface Changed {
  readonly stacks: readonly PairWork[];
  /** The commit that they were compared with. */
  readonly commit: string;
}

/** What the packages are decided by: with others, the other revision would be synthesized with the wrong ones. */
const LOCKS = [
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "yarn.lock",
] as const;

/** Why nothing can be told apart, and so everything is planned. */
class NotCertain extends Error {}

/**
 * Leaves out the stacks whose Terraform JSON is, byte for byte, what another revision synthesizes. The revision is
 * synthesized in a worktree of its own, with the packages that are installed here. Where that cannot be done, or would
 * compare the wrong things, all stacks are planned, and standard error says why.
 *
 * @param revision anything that names a commit
 * @throws UserError where the revision names none, or this is no Git repository; Interrupted
 */
export async function changedSince(
  revision: string,
  opened: Stacks,
  file: FileOption,
  processes: Processes,
  io: Io,
): Promise<Changed> {
  const git = new Git(processes, io.env);
  const commit = await git.commitOf(revision);
  try {
    const earlier = await new Earlier(git, commit, opened.output, processes, io).stacks(file);
    const isChanged = await Promise.all(opened.stacks.map((stack) => differs(stack, earlier)));
    return { commit, stacks: opened.stacks.filter((_, index) => isChanged[index]) };
  } catch (error) {
    if (!(error instanceof NotCertain || error instanceof UserError)) throw error;
    io.stderr.write(`all pairs are planned: ${oneLine(error.message)}\n`);
    return { commit, stacks: opened.stacks };
  }
}

async function differs(stack: PairWork, earlier: ReadonlyMap<string, string>): Promise<boolean> {
  return (await readFile(join(stack.folder, "cdk.tf.json"), "utf8")) !== earlier.get(stack.pair);
}

class Git {
  constructor(
    private readonly processes: Processes,
    private readonly env: Io["env"],
  ) {}

  async commitOf(revision: string): Promise<string> {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
    const { exitCode, stdout } = await this.run(...args);
    if (exitCode === 0) return stdout.trim();
    throw new UserError(
      `there is no commit "${oneLine(revision)}" in the Git repository of this folder: fetch it, as a shallow clone has the last one only, or plan without --changed-since`,
    );
  }

  /** The folder of the repository. */
  async top(): Promise<string> {
    return (await this.run("rev-parse", "--show-toplevel")).stdout.trim();
  }

  /** Whether something below these paths is not as in the commit; what Git ignores is not looked at. */
  async isChanged(commit: string, paths: readonly string[]): Promise<boolean> {
    if (paths.length === 0) return false;
    const { exitCode } = await this.run("diff", "--quiet", commit, "--", ...paths);
    const untracked = await this.run("ls-files", "--others", "--exclude-standard", "--", ...paths);
    return exitCode !== 0 || untracked.stdout !== "";
  }

  async has(commit: string, path: string): Promise<boolean> {
    return (await this.run("cat-file", "-e", `${commit}:${path}`)).exitCode === 0;
  }

  run(...args: readonly string[]) {
    return this.processes.run("git", args, { cwd: process.cwd(), env: this.env });
  }
}

/** The app as it was. */
class Earlier {
  constructor(
    private readonly git: Git,
    private readonly commit: string,
    private readonly output: string,
    private readonly processes: Processes,
    private readonly io: Io,
  ) {}

  /** The Terraform JSON by the name of the stack. @throws NotCertain, UserError where the app failed then */
  async stacks(file: FileOption): Promise<ReadonlyMap<string, string>> {
    const [top, here] = [realpathSync(await this.git.top()), realpathSync(process.cwd())];
    const [app, pairs] = [relative(top, here), inside(here, top, pairsFileName(file, this.io))];
    if (!(await this.git.has(this.commit, pairs.replaceAll(sep, "/"))))
      throw new NotCertain(`${pairs} is not in that revision`);
    if (await this.git.isChanged(this.commit, watched(top, here)))
      throw new NotCertain("the packages that the app is made with are others since");
    const parent = await mkdtemp(join(tmpdir(), "dts-pairs-since-"));
    const tree = join(parent, "tree");
    try {
      const { exitCode } = await this.git.run("worktree", "add", "--detach", "--force", tree, this.commit);
      if (exitCode !== 0) throw new NotCertain("git worktree add failed");
      for (const folder of new Set([top, here]))
        await lendPackages(folder, join(tree, relative(top, folder)));
      return await this.synthesized(join(tree, app), relative(here, join(top, pairs)), here);
    } finally {
      await this.git.run("worktree", "remove", "--force", tree).catch(() => undefined);
      await rm(parent, { recursive: true, force: true });
    }
  }

  private async synthesized(app: string, file: string, here: string): Promise<ReadonlyMap<string, string>> {
    const output = relative(here, this.output);
    if (output.startsWith("..") || isAbsolute(output))
      throw new NotCertain("the output of cdktf is outside the folder of the app");
    const env = { ...this.io.env, CDKTF_OUTPUT: output, [FILE_VARIABLE]: file };
    const { stacks } = await synthesize(this.processes, { file }, { ...this.io, env }, app);
    const texts = [...stacks].map(async ([name, folder]) => [name, await textOf(folder)] as const);
    return new Map(await Promise.all(texts));
  }
}

/** A path below the repository's folder. @throws NotCertain where it is elsewhere: there it would be as it is now */
function inside(here: string, top: string, file: string): string {
  const path = relative(top, realpathSync(resolve(here, file)));
  if (path.startsWith("..") || isAbsolute(path))
    throw new NotCertain(`${file} is outside the Git repository`);
  return path;
}

/** What decides the packages: the files that name them, and those packages that are folders of the repository. */
function watched(top: string, here: string): string[] {
  const folders = [...new Set([top, here])];
  const files = folders.flatMap((folder) => LOCKS.map((name) => join(folder, name)));
  return [...files, ...folders.flatMap((folder) => linkedInto(top, join(folder, "node_modules")))];
}

function linkedInto(top: string, packages: string): string[] {
  if (!existsSync(packages)) return [];
  return readdirSync(packages, { withFileTypes: true }).flatMap((entry) => {
    const path = join(packages, entry.name);
    if (entry.name.startsWith("@") && entry.isDirectory()) return linkedInto(top, path);
    if (!entry.isSymbolicLink() || !existsSync(path)) return [];
    const target = relative(top, realpathSync(path));
    return target.startsWith("..") || target.split(sep).includes("node_modules") ? [] : [join(top, target)];
  });
}

async function lendPackages(from: string, to: string): Promise<void> {
  const packages = join(from, "node_modules");
  if (existsSync(packages) && existsSync(to)) await symlink(realpathSync(packages), join(to, "node_modules"));
}

/** A stack that had none then is another now. */
async function textOf(stackFolder: string): Promise<string> {
  return readFile(join(stackFolder, "cdk.tf.json"), "utf8").catch(() => "");
}
