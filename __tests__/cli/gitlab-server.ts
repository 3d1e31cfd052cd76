import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const TOKEN = "the-token";
const NOTES = "/api/v4/projects/42/merge_requests/7/notes";
const STATES = "/api/v4/projects/42/terraform/state/";

/** The user of the token, and another one. */
export const BOT = { username: "project_42_bot" };
export const STRANGER = { username: "somebody" };

interface Note {
  readonly id: number;
  readonly author: { readonly username: string };
  body: string;
}

/** As much of GitLab as the pipeline uses, on loopback: notes of a merge request, and Terraform's state. */
export class GitLabServer {
  readonly notes: Note[] = [];
  readonly calls: string[] = [];
  /** How many of the next calls fail for a moment. */
  failures = 0;
  /** The states of Terraform, by their name. */
  readonly states = new Map<string, string>();
  /** The locks of these states, as Terraform describes them. */
  readonly locks = new Map<string, string>();
  private readonly server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [status, answer, headers] = this.answer(request, body);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
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

  /** The backend of account pairs whose state GitLab keeps, and who may use it. */
  get backend(): object {
    const address = `${this.env["CI_SERVER_URL"]}${STATES}{name}`;
    const lock = { lockAddress: `${address}/lock`, unlockAddress: `${address}/lock` };
    return { http: { address, ...lock, lockMethod: "POST", unlockMethod: "DELETE" } };
  }

  get stateUser(): Record<string, string> {
    return { TF_HTTP_USERNAME: "gitlab-ci-token", TF_HTTP_PASSWORD: TOKEN };
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private answer(request: IncomingMessage, text: string): [number, unknown, Record<string, string>?] {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    this.calls.push(`${request.method} ${pathname}`);
    if (pathname.startsWith(STATES)) return this.state(request, pathname.slice(STATES.length), text);
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

  /** GitLab's own state: GET, POST, and a lock with POST and DELETE. */
  private state({ method, headers }: IncomingMessage, path: string, text: string): [number, unknown] {
    const user = Buffer.from(`gitlab-ci-token:${TOKEN}`).toString("base64");
    if (headers.authorization !== `Basic ${user}`) return [401, ""];
    const [name = "", lock] = path.split("/");
    if (lock !== undefined && method === "DELETE") return [this.locks.delete(name) ? 200 : 409, ""];
    if (lock !== undefined && this.locks.has(name)) return [423, this.locks.get(name)];
    if (lock !== undefined) this.locks.set(name, text);
    else if (method === "POST") this.states.set(name, text);
    else return this.states.has(name) ? [200, this.states.get(name)] : [404, ""];
    return [200, ""];
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
