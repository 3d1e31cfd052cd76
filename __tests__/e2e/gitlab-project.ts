import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Sandbox, startSandbox } from "../../sandbox";
import { GitLabServer } from "../cli/gitlab-server";
import type { Ran } from "../cli/harness";
import { SmallRepository } from "./small-repository";

const ROOT = resolve(__dirname, "../..");
const RUNNER = join(ROOT, "node_modules/.bin/gitlab-ci-local");

/** The pipeline file that `dts-pairs init` writes. */
export const GITLAB_TEMPLATE = readFileSync(join(ROOT, "templates/gitlab/.gitlab-ci.yml"), "utf8");

/** The account that is trusted, the one that owns the roles, and one that is neither. */
export const [B, A, STRANGER] = ["1111111111111111", "2222222222222222", "3333333333333333"];

/** A project of GitLab with its pipelines, run by a runner on this machine, against the sandbox. */
export class GitLabProject {
  private constructor(
    readonly sandbox: Sandbox,
    readonly gitlab: GitLabServer,
    readonly repository: SmallRepository,
  ) {}

  /** @param template of the pipelines */
  static async open(pairs: readonly string[], template = GITLAB_TEMPLATE): Promise<GitLabProject> {
    const sandbox = await startSandbox({ accountIds: [B, A, STRANGER] });
    const repository = await SmallRepository.open(sandbox, "gitlab");
    const project = new GitLabProject(sandbox, await GitLabServer.start(), repository);
    // The runner copies the repository for containers, which there are none of.
    repository.program("rsync", "");
    repository.write(".gitlab-ci.yml", template);
    project.writePairs(pairs);
    project.git("init", "--quiet", "--initial-branch", "main");
    project.commit();
    project.git("clone", "--quiet", "--bare", ".", "node_modules/origin.git");
    project.git("remote", "add", "origin", repository.path("node_modules/origin.git"));
    return project;
  }

  async close(): Promise<void> {
    await rm(this.repository.folder, { recursive: true, force: true });
    await this.gitlab.close();
    await this.sandbox.close();
  }

  writePairs(names: readonly string[], more: object = {}): void {
    const { backend } = this.gitlab;
    this.repository.writePairs(A, names, {
      trustedAccountId: B,
      access: "express-connect",
      backend,
      ...more,
    });
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "x");
  }

  private git(...args: readonly string[]): void {
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    execFileSync("git", [...who, ...args], { cwd: this.repository.folder, stdio: "pipe" });
  }

  /** Runs a pipeline, or jobs of it, as GitLab's runner does in a shell. */
  pipeline(source: string, ...jobs: readonly string[]): Promise<Ran> {
    const { gitlab, repository } = this;
    const given = { ...gitlab.env, CI_PIPELINE_SOURCE: source, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" };
    const variables = Object.entries(given).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
    const options = ["--force-shell-executor", "--home", repository.path("node_modules"), ...variables];
    const around = { cwd: repository.folder, env: { ...repository.env, ...gitlab.stateUser } };
    return new Promise((done) => {
      const child = execFile(RUNNER, [...options, ...jobs], around, (_, stdout, stderr) =>
        done({ code: child.exitCode, stdout, stderr }),
      );
    });
  }

  /** The trust policy of the role of a pair. */
  role(pair: string): string | undefined {
    const roles = this.sandbox.accounts.roles(A);
    return roles.find(({ name }) => name === `dts-${pair}`)?.assumeRolePolicyDocument;
  }
}
