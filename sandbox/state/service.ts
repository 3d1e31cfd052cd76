import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Buckets } from "./buckets";
import { answerObjectRequest, type ObjectAnswer, objectError } from "./object-api";
import { ossSignature, type SignedRequest, tablestoreSignature } from "./signatures";
import { Tables, tableError } from "./tables";

export interface StateServiceOptions {
  /** The secret of an access key; undefined where nobody has it. */
  readonly secretOf: (accessKeyId: string) => string | undefined;
  /** Names of OSS buckets. @default terraform-state */
  readonly buckets?: readonly string[];
  /** Names of Tablestore tables, with LockID as their primary key. @default terraform_lock */
  readonly tables?: readonly string[];
  /** @default 0, any free port */
  readonly port?: number;
  /** Answers a request in place of the service, or lets it through: for faults. */
  readonly instead?: (method: string, path: string) => { status: number; code: string } | "drop" | undefined;
}

/** OSS and Tablestore as Terraform's OSS backend needs them, over HTTP on this machine only. */
export interface StateService {
  /** For OSS and Tablestore alike: `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** The keys of a bucket's objects, sorted. */
  keys(bucket: string): string[];
  /** The text of an object; undefined where there is none. */
  object(bucket: string, key: string): string | undefined;
  /** Replaces an object, as somebody else would. */
  putObject(bucket: string, key: string, text: string): void;
  /** The rows of a table: the text of each column by LockID. */
  rows(table: string): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Stops at once. */
  close(): Promise<void>;
}

export const DEFAULT_BUCKET = "terraform-state";
export const DEFAULT_TABLE = "terraform_lock";
const LOOPBACK = "127.0.0.1";
const MAX_BODY = 64 * 1024 * 1024;

/** Starts OSS and Tablestore. @throws where the port is taken */
export async function startState(options: StateServiceOptions): Promise<StateService> {
  const buckets = new Buckets(options.buckets ?? [DEFAULT_BUCKET]);
  const tables = new Tables(options.tables ?? [DEFAULT_TABLE]);
  const server = createServer((message, response) => {
    void respond({ buckets, tables, options }, message, response);
  });
  server.listen(options.port ?? 0, LOOPBACK);
  await once(server, "listening");
  const bucket = (name: string) => buckets.bucket(name) ?? new Map();
  return {
    endpoint: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    keys: (name) => [...bucket(name).keys()].sort(),
    object: (name, key) => buckets.bucket(name)?.get(key)?.body.toString("utf8"),
    putObject: (name, key, text) => void put(buckets, name, key, text),
    rows: (table) => tables.rows(table),
    close: () => close(server),
  };
}

function put(buckets: Buckets, bucket: string, key: string, text: string): void {
  const request = { method: "PUT", bucket, key, query: new URLSearchParams(), range: undefined };
  answerObjectRequest(buckets, { ...request, body: Buffer.from(text) });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

interface State {
  readonly buckets: Buckets;
  readonly tables: Tables;
  readonly options: StateServiceOptions;
}

async function respond(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerTo(state, message).catch(() => undefined);
  if (answer === undefined) return void message.socket.destroy();
  const { status, headers, body } = answer;
  response.writeHead(status, {
    ...headers,
    "content-length": String(body.length),
    "x-oss-request-id": randomUUID(),
  });
  response.end(message.method === "HEAD" ? undefined : body);
}

async function answerTo(state: State, message: IncomingMessage): Promise<ObjectAnswer | undefined> {
  const request = signedRequest(message);
  const body = await readBody(message);
  const isTable = "x-ots-accesskeyid" in request.headers;
  const fault = state.options.instead?.(request.method, request.path);
  if (fault === "drop") return undefined;
  const refuse = isTable ? tableRefusal : objectError;
  if (fault !== undefined) return refuse(fault.status, fault.code, "The request failed on demand.");
  if (body === undefined) return refuse(400, "EntityTooLarge", `At most ${MAX_BODY} bytes are taken.`);
  if (!(isTable ? isTableSigned : isObjectSigned)(request, state.options.secretOf))
    return refuse(403, isTable ? "OTSAuthFailed" : "SignatureDoesNotMatch", "The signature does not match.");
  return isTable ? tableAnswer(state.tables, request, body) : objectAnswer(state.buckets, request, body);
}

function tableRefusal(status: number, code: string, message: string): ObjectAnswer {
  return { status, headers: {}, body: tableError(code, message) };
}

function signedRequest(message: IncomingMessage): SignedRequest {
  const url = new URL(message.url ?? "/", "http://localhost");
  return {
    method: message.method ?? "GET",
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: message.headers,
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}

type SecretOf = StateServiceOptions["secretOf"];

function isObjectSigned(request: SignedRequest, secretOf: SecretOf): boolean {
  const [, id = "", signature] = /^OSS ([^:]+):(.+)$/.exec(request.headers.authorization ?? "") ?? [];
  const secret = secretOf(id);
  return secret !== undefined && ossSignature(request, secret) === signature;
}

function isTableSigned(request: SignedRequest, secretOf: SecretOf): boolean {
  const secret = secretOf(String(request.headers["x-ots-accesskeyid"]));
  return secret !== undefined && tablestoreSignature(request, secret) === request.headers["x-ots-signature"];
}

function tableAnswer(tables: Tables, { path }: SignedRequest, body: Buffer): ObjectAnswer {
  return { ...tables.answer(path.slice(1), body), headers: {} };
}

function objectAnswer(buckets: Buckets, request: SignedRequest, body: Buffer): ObjectAnswer {
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? [];
  const { method, query, headers } = request;
  return answerObjectRequest(buckets, { method, bucket, key, query, range: headers.range, body });
}
