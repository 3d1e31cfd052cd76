import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dtsPairs, type Ran, temporaryFolder } from "./harness";

const MARKER = "<!-- dts-pairs review -->";
const TOKEN = "the-token";
const NOTES = "/api/v4/projects/42/merge_requests/7/notes";
const [BOT, STRANGER] = [{ username: "project_42_bot" }, { username: "somebody" }];

interface Note {
  readonly id: number;
  readonly author: { readonly username: string };
  body: string;
}

/** As much of GitLab as the pipeline uses, on loopback. */
class GitLabServer {
  readonly notes: Note[] = [];
  readonly calls: string[] = [];
  failures = 0;
  private readonly server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [status, answer, headers] = this.answer(request, body);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(answer));
    });
  });

  static async start(): Promise<GitLabServer> {
    const gitlab = new GitLabServer();
    await new Promise<void>((done) => gitlab.server.listen(0, "127.0.0.1", done));
    return gitlab;
  }

  /** What GitLab gives a job of a merge request, and the token. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      CI_SERVER_URL: `http://127.0.0.1:${port}`,
      CI_PROJECT_ID: "42",
      CI_MERGE_REQUEST_IID: "7",
      CI_COMMIT_SHA: "c".repeat(40),
      CI_PIPELINE_URL: "https://gitlab.test/pipelines/9",
      DTS_PAIRS_GITLAB_TOKEN: TOKEN,
    };
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private answer(request: IncomingMessage, text: string): [number, unknown, Record<string, string>?] {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    this.calls.push(`${request.method} ${pathname}`);
    if (request.headers["private-token"] !== TOKEN) return [401, { message: "401 \u001b[2JUnauthorized" }];
    if (this.failures-- > 0) return [502, { message: "for a moment" }];
    if (pathname === "/api/v4/user") return [200, BOT];
    const page = Number(searchParams.get("page") ?? 1);
    if (pathname === NOTES && request.method === "GET") return this.page(page, request.headers.host ?? "");
    const { body } = text === "" ? { body: "" } : JSON.parse(text);
    if (pathname === NOTES) return [201, this.add(body, BOT)];
    const note = this.notes.find(({ id }) => pathname === `${NOTES}/${id}`);
    return note === undefined ? [404, { message: "404 Not found" }] : [200, Object.assign(note, { body })];
  }

  private page(page: number, host: string): [number, unknown, Record<string, string>] {
    const next = this.notes.length > page * 100 ? { "x-next-page": `${page + 1}` } : {};
    const address = `http://${host}${NOTES}?per_page=100&page=${page + 1}`;
    const link = "x-next-page" in next ? { link: `<${address}>; rel="next"` } : {};
    return [200, this.notes.slice((page - 1) * 100, page * 100), { ...next, ...link }];
  }

  add(body: string, author: { readonly username: string }): Note {
    const note = { id: this.notes.length + 1, author, body };
    this.notes.push(note);
    return note;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

let gitlab: GitLabServer;

beforeEach(async () => {
  gitlab = await GitLabServer.start();
});

afterEach(() => gitlab.close());

async function comment(body: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const file = join(await temporaryFolder(), "review.md");
  await writeFile(file, body);
  return dtsPairs(["gitlab", "comment", "--body", file], { env: { ...gitlab.env, ...env } });
}

describe("dts-pairs gitlab comment", () => {
  it("makes one note that says what it is of, and gives it the new text from then on", async () => {
    expect(await comment(`${MARKER}\nfirst`)).toEqual({
      code: 0,
      stdout: "created the note at merge request !7\n",
      stderr: "",
    });
    expect((await comment(`${MARKER}\nsecond`)).stdout).toBe("updated the note at merge request !7\n");
    const [note, ...others] = gitlab.notes;
    expect(others).toEqual([]);
    expect(note?.body).toMatch(/^<!-- dts-pairs review -->\nCommit `c{40}` .*pipelines\/9.*\n\nsecond$/);
  });

  it("finds its note behind hundreds of others, and touches none that somebody else wrote", async () => {
    for (let index = 0; index < 250; index += 1) gitlab.add(`${MARKER}\n${index}`, STRANGER);
    const ours = gitlab.add(`${MARKER}\nold`, BOT);
    await comment(`${MARKER}\nnew`);
    expect(gitlab.notes).toHaveLength(251);
    expect(ours.body).toMatch(/new$/);
    expect(gitlab.notes[7]?.body).toBe(`${MARKER}\n7`);
  });

  it("says that planning failed where there is no review", async () => {
    const args = ["gitlab", "comment", "--body", "no-such-file"];
    expect(await dtsPairs(args, { env: gitlab.env })).toMatchObject({ code: 0 });
    expect(gitlab.notes[0]?.body).toContain("Planning failed: nothing of this commit is reviewed");
  });

  it("tries again what fails for a moment", async () => {
    gitlab.failures = 2;
    expect(await comment(`${MARKER}\nfirst`)).toMatchObject({ code: 0 });
    expect(gitlab.notes).toHaveLength(1);
  });

  it("says in one line what GitLab says, and what is missing, and never the token", async () => {
    const refused = await comment(`${MARKER}\n`, { DTS_PAIRS_GITLAB_TOKEN: "another-secret" });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^GitLab refused: 401 401 .*Unauthorized\n$/);
    expect(refused.stderr).not.toMatch(/another-secret|\u001b/);
    expect((await comment(`${MARKER}\n`, { CI_SERVER_URL: "http://127.0.0.1:1" })).stderr).toMatch(
      /^GitLab did not answer: .+\n$/,
    );
    for (const name of Object.keys(gitlab.env).filter((it) => !/COMMIT|PIPELINE/.test(it)))
      expect((await comment(`${MARKER}\n`, { [name]: "" })).stderr).toMatch(
        new RegExp(`^${name} is missing: .+\n$`),
      );
    expect((await comment("no marker")).stderr).toMatch(/^the note has no marker in its first line: .+\n$/);
    expect(gitlab.notes).toEqual([]);
  });
});
