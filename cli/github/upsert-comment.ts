import { UserError } from "../user-error";
import type { GitHub } from "./client";
import { isOurs, markerOf, type Written } from "./marker";

interface Comment extends Written {
  readonly id: number;
}

/** What became of the comment. */
export type CommentOutcome = "created" | "updated";

/**
 * Keeps one comment at a pull request: makes it, or gives it the new text. The marker in the first line tells which.
 *
 * @param author who writes; comments of others are never touched
 * @throws UserError
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: number,
  body: string,
  author: string,
): Promise<CommentOutcome> {
  const marker = markerOf(body);
  if (marker === undefined)
    throw new UserError("the comment has no marker in its first line: give the Markdown of dts-pairs review");
  const comments = await github.list<Comment>(`/issues/${pullRequest}/comments`);
  const ours = comments.find((comment) => isOurs(comment, author, marker));
  if (ours === undefined) await github.post(`/issues/${pullRequest}/comments`, { body });
  else await github.patch(`/issues/comments/${ours.id}`, { body });
  return ours === undefined ? "created" : "updated";
}
