import { UserError } from "../user-error";
import type { GitHub } from "./client";

interface PullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly sha: string };
}

interface Run {
  readonly id: number;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string } | null;
}

interface Artifact {
  readonly name: string;
  readonly expired: boolean;
}

/** What to look for. */
export interface ReviewedRunQuery {
  /** The commit that a pull request became on the branch. */
  readonly commit: string;
  /** The workflow that planned it: the name of its file. */
  readonly workflow: string;
  /** The artifact with the plans. */
  readonly artifact: string;
}

const REMEDY = "open a pull request: its plan shows what is still to be applied";

/**
 * The workflow run that planned the pull request that became `commit`: of its last commit, and the latest of those.
 *
 * @throws UserError where the commit is no merged pull request, or where the latest run has no plans to apply
 */
export async function reviewedRun(github: GitHub, query: ReviewedRunQuery): Promise<number> {
  const { number, head } = await mergedPullRequest(github, query.commit);
  const run = await latestRun(github, head.sha, query.workflow);
  if (run === undefined)
    throw new UserError(`no run of ${query.workflow} has finished for pull request #${number}: ${REMEDY}`);
  const artifacts = await artifactsOf(github, run);
  const plans = artifacts.find(({ name }) => name === query.artifact);
  if (plans === undefined)
    throw new UserError(
      `the last run for pull request #${number} has no plans, as planning failed: ${REMEDY}`,
    );
  if (plans.expired) throw new UserError(`the plans of pull request #${number} have expired: ${REMEDY}`);
  return run.id;
}

async function mergedPullRequest(github: GitHub, commit: string): Promise<PullRequest> {
  const found = await github.list<PullRequest>(`/commits/${encodeURIComponent(commit)}/pulls`);
  const merged = found.find((it) => it.merged_at !== null && it.merge_commit_sha === commit);
  if (merged !== undefined) return merged;
  throw new UserError(`commit ${commit} is no merged pull request, so nobody reviewed its plan: ${REMEDY}`);
}

/** Never an older run where the latest has no plans: those would not be what was reviewed last. */
async function latestRun(github: GitHub, sha: string, workflow: string): Promise<Run | undefined> {
  const { workflow_runs: runs } = await github.get<{ workflow_runs: readonly Run[] }>(
    `/actions/workflows/${encodeURIComponent(workflow)}/runs?event=pull_request&status=completed&head_sha=${encodeURIComponent(sha)}`,
  );
  const isOwn = (run: Run) => run.head_sha === sha && run.head_repository?.full_name === github.repository;
  return [...runs].filter(isOwn).sort((a, b) => b.id - a.id)[0];
}

async function artifactsOf(github: GitHub, { id }: Run): Promise<readonly Artifact[]> {
  const { artifacts } = await github.get<{ artifacts: readonly Artifact[] }>(
    `/actions/runs/${id}/artifacts?per_page=100`,
  );
  return artifacts;
}
