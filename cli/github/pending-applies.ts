import type { GitHub } from "./client";
import { isOfWorkflow, type Run } from "./runs";

const COMMIT = /\b[0-9a-f]{40}\b/;

/**
 * The merged commits whose last apply did not end well, the oldest first, with how it ended. It looks at the last 100
 * runs; the title of a run says which commit it applies.
 *
 * @param except the commit that is applied now
 * @throws UserError
 */
export async function pendingApplies(github: GitHub, workflow: string, except: string): Promise<string[]> {
  const { workflow_runs: runs } = await github.get<{ workflow_runs: readonly Run[] }>(
    `/actions/workflows/${encodeURIComponent(workflow)}/runs?per_page=100`,
  );
  const last = new Map<string, Run>();
  for (const run of [...runs].filter((it) => isOfWorkflow(it, workflow)).sort((a, b) => a.id - b.id)) {
    const commit = COMMIT.exec(run.display_title)?.[0] ?? run.head_sha;
    last.delete(commit);
    last.set(commit, run);
  }
  return [...last]
    .filter(
      ([commit, { conclusion }]) => commit !== except && conclusion !== "success" && conclusion !== "skipped",
    )
    .map(([commit, { conclusion, status, html_url }]) => `${commit} (${conclusion ?? status}: ${html_url})`);
}
