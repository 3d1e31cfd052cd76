import { oneLine } from "../text";
import { UserError } from "../user-error";
import type { GitHub } from "./client";

interface Content {
  readonly type: string;
  readonly sha: string;
}

/**
 * The text of a file of a commit, as GitHub tells it: nothing of that commit is checked out for it.
 *
 * @param commit empty where GitHub has not made it yet
 * @param file its path in the repository
 * @throws UserError where there is no such file, or it is none
 */
export async function fileAt(github: GitHub, commit: string, file: string): Promise<Buffer> {
  if (commit === "")
    throw new UserError("GitHub has not merged the pull request for a try yet: run this again in a minute");
  const path = file.split("/").map(encodeURIComponent).join("/");
  const found = await github.get<Content>(`/contents/${path}?ref=${encodeURIComponent(commit)}`);
  if (found.type !== "file")
    throw new UserError(`${oneLine(file)} of commit ${oneLine(commit)} is not a file`);
  const { content } = await github.get<{ readonly content: string }>(
    `/git/blobs/${encodeURIComponent(found.sha)}`,
  );
  return Buffer.from(content, "base64");
}
