import { oneLine } from "../text";
import { UserError } from "../user-error";
import type { GitHub } from "./client";
import { type Artifact, defaultBranch, isOfWorkflow, type PullRequest, type Run } from "./runs";

/** What a run planned. */
export interface PlannedRun {
  /** The pull request; undefined for a merge queue. */
  readonly pullRequest: number | undefined;
  readonly commit: string;
  /** What the artifact of the review is called, by which apply finds it. */
  readonly reviewed: string;
  /** Whether there is an artifact to review. */
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
 * @param artifact the artifact with the plans
 * @throws UserError where the run is none that a review is made of
 */
export async function plannedRun(
  github: GitHub,
  id: number,
  workflow: string,
  artifact: string,
): Promise<PlannedRun> {
  const run = await github.get<Run>(`/actions/runs/${id}`);
  if (!isOfWorkflow(run, workflow))
    throw new UserError(`run ${id} is of ${oneLine(run.path)}, not of ${workflow}: nothing is reviewed`);
  const subject = run.event === "merge_group" ? queued(run) : await ofPullRequest(github, run);
  const { artifacts } = await github.get<{ artifacts: readonly Artifact[] }>(
    `/actions/runs/${id}/artifacts?name=${encodeURIComponent(artifact)}&per_page=100`,
  );
  return {
    ...subject,
    commit: run.head_sha,
    hasArtifact: artifacts.some(({ name, expired }) => name === artifact && !expired),
    isGood: run.conclusion === "success",
    startedAt: run.created_at,
  };
}

function queued({ head_sha }: Run): Pick<PlannedRun, "pullRequest" | "reviewed"> {
  return { pullRequest: undefined, reviewed: reviewedCommit(head_sha) };
}

/** GitHub has one open pull request at most from one branch into another; the same commit may be in several. */
async function ofPullRequest(
  github: GitHub,
  run: Run,
): Promise<Pick<PlannedRun, "pullRequest" | "reviewed">> {
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
  return { pullRequest: ours.number, reviewed: reviewedPullRequest(ours.number, run.head_sha) };
}
