import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment, or an issue. */
export interface Entry {
  readonly id: number;
  readonly number: number;
  readonly user: { readonly login: string };
  readonly pull_request?: object;
  body: string;
  title?: string;
  state: string;
}

const REPOSITORY = "owner/name";
const TOKEN = "the-token";
const BOT = "github-actions[bot]";

/** As much of GitHub as the workflows use, on loopback. */
export class GitHubServer {
  readonly comments: Entry[] = [];
  readonly issues: Entry[] = [];
  readonly statuses: object[] = [];
  /** Answers to further GET paths below the repository, without their query. */
  readonly answers = new Map<string, unknown>();
  /** How many of the next calls of a path fail for a moment. */
  readonly failures = new Map<string, number>();
  /** What was asked for: method and path with query. */
  readonly calls: string[] = [];
  private nextId = 1;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<GitHubServer> {
    const github = new GitHubServer();
    await new Promise<void>((done) => github.server.listen(0, "127.0.0.1", done));
    return github;
  }

  /** The environment of a step of a workflow. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: TOKEN,
      DTS_PAIRS_GITHUB_WAIT: "1",
      ACCOUNT_PAIRS_FILE: "no-such-file.yaml",
    };
  }

  /** The calls that changed something. */
  get writes(): string[] {
    return this.calls.filter((call) => !call.startsWith("GET "));
  }

  add(list: Entry[], entry: Partial<Entry>): Entry {
    const id = this.nextId++;
    const added: Entry = { id, number: id, user: { login: BOT }, body: "", state: "open", ...entry };
    list.push(added);
    return added;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { pathname, search, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.slice(`/repos/${REPOSITORY}`.length);
    this.calls.push(`${request.method} ${path}${search}`);
    const allowed =
      request.headers.authorization === `Bearer ${TOKEN}` &&
      `${pathname}/`.startsWith(`/repos/${REPOSITORY}/`);
    const found = allowed
      ? this.find(`${request.method} ${path}`, searchParams, text === "" ? {} : JSON.parse(text))
      : undefined;
    const failing = this.failures.get(path) ?? 0;
    this.failures.set(path, failing - 1);
    const status = failing > 0 ? 502 : found === undefined ? 404 : 200;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(status === 200 ? found : { message: "Not\u001b[2J Found" }));
  }

  private find(call: string, query: URLSearchParams, body: Partial<Entry>): unknown {
    const [method, path = ""] = call.split(" ");
    if (method === "GET") return this.read(path, query);
    const id = Number(/\/(\d+)$/.exec(path)?.[1]);
    if (path === "/issues") return this.add(this.issues, body);
    if (path.startsWith("/statuses/")) return this.statuses.push({ commit: path.slice(10), ...body }) && {};
    if (/^\/issues\/\d+\/comments$/.test(path)) return this.add(this.comments, body);
    const list = path.startsWith("/issues/comments/") ? this.comments : this.issues;
    const entry = list.find((it) => it.id === id);
    return entry && Object.assign(entry, body);
  }

  private read(path: string, query: URLSearchParams): unknown {
    if (/^\/issues\/\d+\/comments$/.test(path)) return page(this.comments, query);
    if (path === "/issues")
      return page(
        this.issues.filter(({ state }) => state === query.get("state")),
        query,
      );
    const answer = this.answers.get(path);
    return Array.isArray(answer) ? page(answer, query) : answer;
  }
}

function page(list: readonly unknown[], query: URLSearchParams): unknown {
  const size = Math.min(Number(query.get("per_page") ?? 30), 100);
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  return list.slice(start, start + size);
}
