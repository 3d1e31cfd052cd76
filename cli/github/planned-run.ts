import { oneLine } from "../text";
import { UserError } from "../user-error";
import type { GitHub } from "./client";
import { type Artifact, defaultBranch, isOfWorkflow, type PullRequest, type Run } from "./runs";

/** What a run planned. */
export interface PlannedRun {
  /** The pull request; undefined for a merge queue. */
  readonly pullRequest: number | undefined;
  readonly commit: string;
  /** The commit that GitHub makes of it on the branch: what is merged is what this has. */
  readonly merged: string;
  /** What the artifact of the review is called, by which apply finds it. */
  readonly reviewed: string;
  /** Whether a job kept something to review. */
  readonly hasArtifact: boolean;
  /** Whether the run ended well: only then may what it planned be applied. */
  readonly isGood: boolean;
  readonly startedAt: string;
}

/** The name of the artifact of a review, of a pull request's commit. */
export function reviewedPullRequest(number: number, commit: string): string {
  return `dts-reviewed-pr-${number}-${commit}`;
}

/** The name of the artifact of a review, of a commit that a merge queue made. */
export function reviewedCommit(commit: string): string {
  return `dts-reviewed-commit-${commit}`;
}

/**
 * Of what a run planned, as GitHub tells it, and never as its artifact does.
 *
 * @param workflow the file that plans
 * @param artifacts how the names of the artifacts with the plans begin, one of each job
 * @throws UserError where the run is none that a review is made of, or GitHub has not merged it yet
 */
export async function plannedRun(
  github: GitHub,
  id: number,
  workflow: string,
  artifacts: string,
): Promise<PlannedRun> {
  const run = await github.get<Run>(`/actions/runs/${id}`);
  if (!isOfWorkflow(run, workflow))
    throw new UserError(`run ${id} is of ${oneLine(run.path)}, not of ${workflow}: nothing is reviewed`);
  const subject = run.event === "merge_group" ? queued(run) : await ofPullRequest(github, run);
  const kept = await github.get<{ artifacts: readonly Artifact[] }>(
    `/actions/runs/${id}/artifacts?per_page=100`,
  );
  return {
    ...subject,
    commit: run.head_sha,
    hasArtifact: kept.artifacts.some(({ name, expired }) => name.startsWith(artifacts) && !expired),
    isGood: run.conclusion === "success",
    startedAt: run.created_at,
  };
}

type Subject = Pick<PlannedRun, "pullRequest" | "reviewed" | "merged">;

function queued({ head_sha }: Run): Subject {
  return { pullRequest: undefined, reviewed: reviewedCommit(head_sha), merged: head_sha };
}

/** GitHub has one open pull request at most from one branch into another; the same commit may be in several. */
async function ofPullRequest(github: GitHub, run: Run): Promise<Subject> {
  const from = run.head_repository?.full_name;
  const base = await defaultBranch(github);
  const head = encodeURIComponent(`${from?.split("/", 1)[0]}:${run.head_branch}`);
  const query = `state=all&base=${encodeURIComponent(base)}&head=${head}`;
  const found = await github.list<PullRequest>(`/pulls?${query}`);
  const [ours] = found.filter(
    (it) => it.head.sha === run.head_sha && it.head.repo?.full_name === from && it.base.ref === base,
  );
  if (run.event !== "pull_request" || ours === undefined)
    throw new UserError(
      `run ${run.id} (${oneLine(run.event)}) is of no pull request into ${base} with its last commit: nothing is reviewed`,
    );
  const reviewed = reviewedPullRequest(ours.number, run.head_sha);
  return { pullRequest: ours.number, reviewed, merged: ours.merge_commit_sha ?? "" };
}
