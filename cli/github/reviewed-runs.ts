import { UserError } from "../user-error";
import type { GitHub } from "./client";
import { reviewedCommit, reviewedPullRequest } from "./planned-run";
import { type Artifact, defaultBranch, isOfWorkflow, type PullRequest, type Run } from "./runs";

/** What to look for. */
export interface ReviewedQuery {
  /** The commit on the branch. */
  readonly commit: string;
  /** The branch's commit before the push, where several were pushed together. Default: only `commit` is looked at. */
  readonly before?: string;
  /** The workflow that reviewed: the name of its file. */
  readonly workflow: string;
}

/** A review whose plans may be applied. */
export interface ReviewedRun {
  readonly run: number;
  readonly artifact: string;
}

/** What was merged, and what of it was reviewed. */
export interface Reviewed {
  readonly pullRequests: readonly number[];
  readonly runs: readonly ReviewedRun[];
  /** Why there is no review of something that was merged, a line each. */
  readonly missing: readonly string[];
}

/**
 * The reviews of what a push brought: of the last commit of each pull request that was merged by it, and of the
 * commit itself where a merge queue planned it.
 *
 * @throws UserError where the commit is not on the branch
 */
export async function reviewedRuns(github: GitHub, query: ReviewedQuery): Promise<Reviewed> {
  const branch = await defaultBranch(github);
  await refuseElsewhere(github, query.commit, branch);
  const merged = await mergedPullRequests(github, await pushedCommits(github, query), branch);
  const find = (name: string) => newestReview(github, name, query.workflow, branch);
  const ofQueue = await find(reviewedCommit(query.commit));
  const found = await Promise.all(
    merged.map(async ({ number, head }) => ({
      number,
      run: await find(reviewedPullRequest(number, head.sha)),
      sha: head.sha,
    })),
  );
  const missing = found.filter(({ run }) => run === undefined && ofQueue === undefined);
  return {
    pullRequests: merged.map(({ number }) => number),
    runs: [ofQueue, ...found.map(({ run }) => run)].filter((run) => run !== undefined),
    missing: [
      ...(merged.length === 0
        ? [`commit ${query.commit} is of no merged pull request: nobody reviewed it`]
        : []),
      ...missing.map(
        ({ number, sha }) =>
          `pull request #${number}: there is no review of its last commit ${sha}: it is of a fork, planning failed, or the review has expired`,
      ),
    ],
  };
}

/** Only what is merged may be applied, whoever asks for it. */
async function refuseElsewhere(github: GitHub, commit: string, branch: string): Promise<void> {
  const range = `${encodeURIComponent(commit)}...${encodeURIComponent(branch)}`;
  const { status } = await github.get<{ status: string }>(`/compare/${range}?per_page=1`);
  if (status === "ahead" || status === "identical") return;
  throw new UserError(`commit ${commit} is not on ${branch}: give one that is merged`);
}

const NO_COMMIT = /^0*$/;

async function pushedCommits(github: GitHub, { commit, before }: ReviewedQuery): Promise<readonly string[]> {
  if (before === undefined || NO_COMMIT.test(before)) return [commit];
  const range = `${encodeURIComponent(before)}...${encodeURIComponent(commit)}`;
  const { commits } = await github.get<{ commits: readonly { readonly sha: string }[] }>(`/compare/${range}`);
  return [...new Set([...commits.map(({ sha }) => sha), commit])];
}

/** Merged, squashed or rebased: its last commit on the branch is one of the push. */
async function mergedPullRequests(
  github: GitHub,
  commits: readonly string[],
  branch: string,
): Promise<PullRequest[]> {
  const all = await github.untilFound(async () => {
    const found = await Promise.all(
      commits.map((commit) => github.list<PullRequest>(`/commits/${encodeURIComponent(commit)}/pulls`)),
    );
    return found.flat().filter((it) => isMergedBy(it, commits, branch));
  });
  return [...new Map(all.map((it) => [it.number, it])).values()].sort((a, b) => a.number - b.number);
}

function isMergedBy(it: PullRequest, commits: readonly string[], branch: string): boolean {
  return it.merged_at !== null && it.base.ref === branch && commits.includes(it.merge_commit_sha ?? "");
}

/** The newest of the reviewing workflow on the branch itself; an artifact of another run may have any name. */
async function newestReview(
  github: GitHub,
  name: string,
  workflow: string,
  branch: string,
): Promise<ReviewedRun | undefined> {
  const { artifacts } = await github.get<{ artifacts: readonly Artifact[] }>(
    `/actions/artifacts?name=${encodeURIComponent(name)}&per_page=100`,
  );
  for (const artifact of [...artifacts].sort((a, b) => b.id - a.id)) {
    const id = artifact.workflow_run?.id;
    if (artifact.name !== name || id === undefined) continue;
    const run = await github.get<Run>(`/actions/runs/${id}`);
    if (!isReview(run, github.repository, workflow, branch)) continue;
    return artifact.expired ? undefined : { run: id, artifact: name };
  }
  return undefined;
}

function isReview(run: Run, repository: string, workflow: string, branch: string): boolean {
  return (
    isOfWorkflow(run, workflow) &&
    run.event === "workflow_run" &&
    run.head_branch === branch &&
    run.head_repository?.full_name === repository
  );
}
