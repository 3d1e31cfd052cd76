import { isOurs, markerOf } from "./github";
import type { Io } from "./io";
import { oneLine } from "./text";
import { UserError } from "./user-error";

const TIMEOUT_MILLISECONDS = 30_000;

/** A merge request of the project that a pipeline is of. */
export class MergeRequest {
  private constructor(
    private readonly server: string,
    private readonly token: string,
    private readonly project: string,
    readonly number: number,
  ) {}

  /**
   * DTS_PAIRS_GITLAB_TOKEN says who asks; the rest is what GitLab gives a pipeline of a merge request: CI_SERVER_URL,
   * CI_PROJECT_ID and CI_MERGE_REQUEST_IID.
   *
   * @throws UserError where one is missing
   */
  static fromEnvironment({ env }: Io): MergeRequest {
    const [server, project, number] = ["CI_SERVER_URL", "CI_PROJECT_ID", "CI_MERGE_REQUEST_IID"].map((name) =>
      required(env, name, "run this in a pipeline of a merge request"),
    ) as [string, string, string];
    const token = required(
      env,
      "DTS_PAIRS_GITLAB_TOKEN",
      "give the job a project access token with the scope api",
    );
    return new MergeRequest(server, token, project, Number(number));
  }

  /**
   * Keeps one note: makes it, or gives it the new text. The marker in the first line tells which; notes that another
   * user wrote are never touched.
   *
   * @throws UserError
   */
  async upsertNote(body: string): Promise<"created" | "updated"> {
    const marker = markerOf(body);
    if (marker === undefined)
      throw new UserError("the note has no marker in its first line: give the Markdown of dts-pairs review");
    try {
      return await this.writeNote(await openClient(this.server, this.token), body, marker);
    } catch (error) {
      throw new UserError(problem(error));
    }
  }

  private async writeNote(
    gitlab: Awaited<ReturnType<typeof openClient>>,
    body: string,
    marker: string,
  ): Promise<"created" | "updated"> {
    const { project, number } = this;
    const { username } = await gitlab.Users.showCurrentUser();
    const notes = await gitlab.MergeRequestNotes.all(project, number, { perPage: 100 });
    const ours = notes.find(({ author, body }) =>
      isOurs({ user: { login: author.username }, body }, username, marker),
    );
    if (ours === undefined) await gitlab.MergeRequestNotes.create(project, number, body);
    else await gitlab.MergeRequestNotes.edit(project, number, ours.id, { body });
    return ours === undefined ? "created" : "updated";
  }
}

function required(env: Io["env"], name: string, remedy: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new UserError(`${name} is missing: ${remedy}`);
}

/** Loaded only where it is needed: it is no part of planning. */
async function openClient(host: string, token: string) {
  const { Gitlab } = await import("@gitbeaker/rest");
  return new Gitlab({ host, token, queryTimeout: TIMEOUT_MILLISECONDS });
}

/** GitLab's own words where it answered. */
function problem(error: unknown): string {
  const { message, cause } = error as Error & {
    cause?: { description?: unknown; response?: { status: number } };
  };
  if (cause?.response === undefined) return `GitLab did not answer: ${oneLine(message)}`;
  return `GitLab refused: ${cause.response.status} ${oneLine(`${cause.description ?? message}`)}`;
}
