import { randomUUID } from "node:crypto";
import type { Io } from "../io";
import { oneLine } from "../text";
import { UserError } from "../user-error";

const PUBLIC_API = "https://api.github.com";
const PAGE_SIZE = 100;
const MOST_PAGES = 100;
const TIMEOUT_MILLISECONDS = 30_000;
const MOST_TRIES = 3;

type Method = "GET" | "POST" | "PATCH";

type Send = (method: Method, url: string, body?: object) => Promise<unknown>;

/** The REST API of GitHub for one repository, by octokit: what fails for a moment is tried again, limits are kept. */
export class GitHub {
  private sender: Promise<Send> | undefined;

  private constructor(
    private readonly api: string,
    private readonly token: string,
    /** "owner/name". */
    readonly repository: string,
    /** How long to wait before the first further try, in milliseconds. */
    readonly wait: number,
  ) {}

  /**
   * GITHUB_REPOSITORY and GITHUB_TOKEN say which repository and who asks; GITHUB_API_URL, where it is not github.com.
   * DTS_PAIRS_GITHUB_WAIT is the wait before the first further try, in milliseconds. Default: 1000.
   *
   * @throws UserError where one of the first two is missing
   */
  static fromEnvironment({ env }: Io): GitHub {
    const repository = required(env, "GITHUB_REPOSITORY");
    const wait = Number(env["DTS_PAIRS_GITHUB_WAIT"] || 1_000);
    return new GitHub(env["GITHUB_API_URL"] || PUBLIC_API, required(env, "GITHUB_TOKEN"), repository, wait);
  }

  /** One answer. `path` is below the repository. @throws UserError */
  async get<Answer>(path: string): Promise<Answer> {
    return (await this.call("GET", path)) as Answer;
  }

  /** All entries of a list, from all its pages; 10,000 at most. @throws UserError */
  async list<Entry>(path: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const separator = path.includes("?") ? "&" : "?";
      const found = await this.get<Entry[]>(`${path}${separator}per_page=${PAGE_SIZE}&page=${page}`);
      entries.push(...found);
      if (found.length < PAGE_SIZE) break;
    }
    return entries;
  }

  /** @throws UserError */
  async post<Answer>(path: string, body: object): Promise<Answer> {
    return (await this.call("POST", path, body)) as Answer;
  }

  /** @throws UserError */
  async patch<Answer>(path: string, body: object): Promise<Answer> {
    return (await this.call("PATCH", path, body)) as Answer;
  }

  /** Asks again until there is something, a few times: what a push brought is not in every list at once. */
  async untilFound<Entry>(ask: () => Promise<readonly Entry[]>): Promise<readonly Entry[]> {
    for (let tried = 1; ; tried += 1) {
      const found = await ask();
      if (found.length > 0 || tried === MOST_TRIES) return found;
      await new Promise((wake) => setTimeout(wake, this.wait * tried ** 2));
    }
  }

  private async call(method: Method, path: string, body?: object): Promise<unknown> {
    this.sender ??= openSender(this.token, this.wait);
    const send = await this.sender;
    try {
      return await send(method, `${this.api}/repos/${this.repository}${path}`, body);
    } catch (error) {
      throw new UserError(problem(error, `${method} ${path}`));
    }
  }
}

function required(env: Io["env"], name: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new UserError(`${name} is missing: run this in a GitHub workflow, with GITHUB_TOKEN in its env`);
}

/** Loaded only where it is needed: it is no part of planning. */
async function openSender(token: string, wait: number): Promise<Send> {
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import("@octokit/core"),
    import("@octokit/plugin-retry"),
    import("@octokit/plugin-throttling"),
  ]);
  const again = (_after: number, _options: object, _octokit: object, tried: number) => tried < MOST_TRIES;
  const octokit = new (Octokit.plugin(retry, throttling))({
    userAgent: "dts-pairs",
    log: QUIET,
    retry: { retries: MOST_TRIES - 1, retryAfterBaseValue: wait },
    throttle: { id: randomUUID(), onRateLimit: again, onSecondaryRateLimit: again },
  });
  return async (method, url, body) => {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS * MOST_TRIES);
    const headers = { authorization: `Bearer ${token}`, "x-github-api-version": "2022-11-28" };
    return (await octokit.request({ method, url, headers, request: { signal }, ...body })).data;
  };
}

const nothing = () => {};
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** GitHub's own words where it answered. */
function problem(error: unknown, what: string): string {
  const { status, message, response } = error as Error & { status?: number; response?: { data?: unknown } };
  if (response === undefined) return `GitHub did not answer ${what}: ${oneLine(message)}`;
  const said = (response.data as { message?: unknown } | undefined)?.message;
  return `GitHub refused ${what}: ${status} ${oneLine(typeof said === "string" ? said : message)}`;
}
