import type { GitHub } from "./client";

/** A run of a workflow, as GitHub tells it: nothing of this can a pull request's code write. */
export interface Run {
  readonly id: number;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly head_sha: string;
  readonly head_branch: string | null;
  readonly head_repository: { readonly full_name: string } | null;
  /** ".github/workflows/plan.yml", at some repositories with "@" and the branch. */
  readonly path: string;
  readonly display_title: string;
  readonly html_url: string;
  readonly created_at: string;
}

/** What a run kept. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly expired: boolean;
  readonly workflow_run: { readonly id: number } | null;
}

/** A pull request of the repository. */
export interface PullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly user: { readonly login: string } | null;
  readonly base: { readonly ref: string };
  readonly head: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly full_name: string } | null;
  };
}

/** Whether a run is of a workflow, by the name of its file. */
export function isOfWorkflow({ path }: Run, file: string): boolean {
  return path.split("@", 1)[0] === `.github/workflows/${file}`;
}

/** The branch that pull requests are merged into, and that trusted code is of. @throws UserError */
export async function defaultBranch(github: GitHub): Promise<string> {
  const { default_branch } = await github.get<{ default_branch: string }>("");
  return default_branch;
}
