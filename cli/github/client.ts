import type { Io } from "../io";
import { oneLine } from "../text";
import { UserError } from "../user-error";

const PUBLIC_API = "https://api.github.com";
const PAGE_SIZE = 100;
const MOST_PAGES = 100;
const TIMEOUT_MILLISECONDS = 30_000;

type Method = "GET" | "POST" | "PATCH";

/** The REST API of GitHub for one repository. */
export class GitHub {
  private constructor(
    private readonly root: string,
    private readonly token: string,
    /** "owner/name". */
    readonly repository: string,
  ) {}

  /**
   * GITHUB_REPOSITORY and GITHUB_TOKEN say which repository and who asks; GITHUB_API_URL, where it is not github.com.
   *
   * @throws UserError where one of the first two is missing
   */
  static fromEnvironment({ env }: Io): GitHub {
    const repository = required(env, "GITHUB_REPOSITORY");
    const api = env["GITHUB_API_URL"] || PUBLIC_API;
    return new GitHub(`${api}/repos/${repository}`, required(env, "GITHUB_TOKEN"), repository);
  }

  /** One answer. `path` is below the repository. @throws UserError */
  get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>("GET", path);
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
  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.call<Answer>("POST", path, body);
  }

  /** @throws UserError */
  patch<Answer>(path: string, body: object): Promise<Answer> {
    return this.call<Answer>("PATCH", path, body);
  }

  private async call<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
    const response = await this.send(method, path, body);
    if (response.ok) return (await response.json()) as Answer;
    throw new UserError(`GitHub refused ${method} ${path}: ${response.status} ${await reason(response)}`);
  }

  private async send(method: Method, path: string, body?: object): Promise<Response> {
    try {
      return await fetch(`${this.root}${path}`, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${this.token}`,
          "x-github-api-version": "2022-11-28",
        },
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new UserError(`GitHub did not answer ${method} ${path}: ${causeOf(error)}`);
    }
  }
}

function required(env: Io["env"], name: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new UserError(`${name} is missing: run this in a GitHub workflow, with GITHUB_TOKEN in its env`);
}

async function reason(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => null);
  const { message } = (answer ?? {}) as { message?: unknown };
  return typeof message === "string" ? oneLine(message) : response.statusText;
}

function causeOf(error: unknown): string {
  const { message, cause } = error as Error;
  return oneLine(cause instanceof Error ? cause.message : message);
}
