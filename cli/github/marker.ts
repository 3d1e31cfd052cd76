/** Who wrote a comment or an issue, and what. */
export interface Written {
  readonly user: { readonly login: string } | null;
  readonly body?: string | null;
}

/** The author of what a workflow writes with its own token. */
export const WORKFLOW_AUTHOR = "github-actions[bot]";

/** Whether `author` wrote it, with the hidden marker as its first line: anybody else may quote the marker. */
export function isOurs({ user, body }: Written, author: string, marker: string): boolean {
  return user?.login === author && (body ?? "").split(/\r?\n/, 1)[0] === marker;
}

/** The hidden marker in the first line of a text; undefined where there is none. */
export function markerOf(body: string): string | undefined {
  const [first = ""] = body.split(/\r?\n/, 1);
  return /^<!-- .+ -->$/.test(first) ? first : undefined;
}
