import type { GitHub } from "./client";
import type { PullRequest } from "./runs";

interface IssueEvent {
  readonly event: string;
  readonly created_at: string;
  readonly actor: { readonly login: string } | null;
  readonly label?: { readonly name: string };
}

/** Roles of a repository that may let a refused review through. */
const MAY = ["admin", "maintain"];

/** Who let a refused review through, or why nobody did. */
export type LetThrough = { readonly by: string } | { readonly why: string };

/**
 * Who let a pull request's refused review through, by a label.
 *
 * It counts where it was set after `since`, so that it is of what was reviewed, is still set, and where who set it
 * maintains the repository and is not who opened the pull request.
 *
 * @throws UserError
 */
export async function letThrough(
  github: GitHub,
  pullRequest: number,
  label: string,
  since: string,
): Promise<LetThrough> {
  const events = await github.list<IssueEvent>(`/issues/${pullRequest}/events`);
  const last = events.filter((it) => it.label?.name === label && /^(?:un)?labeled$/.test(it.event)).at(-1);
  if (last?.event !== "labeled" || last.actor === null) return { why: `it has no label ${label}` };
  const { login } = last.actor;
  if (!(Date.parse(last.created_at) > Date.parse(since)))
    return { why: `its label ${label} is older than its plans: set it again` };
  const { user } = await github.get<PullRequest>(`/pulls/${pullRequest}`);
  if (user?.login === login) return { why: `${login} set the label ${label} at a pull request of their own` };
  const { role_name } = await github.get<{ role_name: string }>(
    `/collaborators/${encodeURIComponent(login)}/permission`,
  );
  return MAY.includes(role_name)
    ? { by: login }
    : { why: `${login} set the label ${label} and is no maintainer` };
}
