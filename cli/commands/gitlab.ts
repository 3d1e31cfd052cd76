import { readFile } from "node:fs/promises";
import { EXIT } from "../exit-codes";
import { commentText, failureComment } from "../github";
import { MergeRequest } from "../gitlab";
import type { DefineCommand } from "./command";

/** The step of a GitLab pipeline that talks to GitLab; nobody types it, so that the help does not list it. */
export const defineGitLab: DefineCommand = (command, io, finish) => {
  command
    .command("comment")
    .description("Keep one note at the merge request of the pipeline up to date.")
    .requiredOption(
      "--body <file>",
      "the Markdown of dts-pairs review; where it is not there, planning failed",
    )
    .action(async ({ body }: { body: string }) => {
      const { CI_COMMIT_SHA: commit, CI_PIPELINE_URL: run } = io.env;
      const text = await readFile(body, "utf8").catch(() => failureComment(""));
      const context = { ...(commit !== undefined && { commit }), ...(run !== undefined && { run }) };
      const request = MergeRequest.fromEnvironment(io);
      const outcome = await request.upsertNote(commentText(text, context));
      io.stdout.write(`${outcome} the note at merge request !${request.number}\n`);
      finish(EXIT.fine);
    });
};
