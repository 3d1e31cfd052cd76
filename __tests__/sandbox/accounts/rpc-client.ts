import { createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";
import type { AccessKey } from "../../../sandbox/accounts";

/** What a call needs of the service. */
interface Service {
  readonly endpoint: string;
  accessKey(accountId: string): Pick<AccessKey, "accessKeyId" | "accessKeySecret">;
}

/** Where a request carries its parameters. */
export type Placement = "query" | "form" | "both";

export interface RpcRequest {
  readonly accountId?: string;
  readonly version?: string;
  readonly placement?: Placement;
  /** Changes the parameters after they were signed. */
  readonly tamper?: (parameters: Map<string, string>) => void;
  /** Credentials other than the account's own. */
  readonly credentials?: { accessKeyId: string; accessKeySecret: string; securityToken?: string };
}

export interface RpcAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked into by its test
  readonly body: any;
}

/** A client of its own, apart from the code under test, that signs parameters with HMAC-SHA1. */
export async function rpc(
  service: Service,
  action: string,
  parameters: Record<string, string> = {},
  options: RpcRequest = {},
): Promise<RpcAnswer> {
  const method = options.placement === "query" ? "GET" : "POST";
  const signed = sign(method, service, action, parameters, options);
  options.tamper?.(signed);
  const isProtocol = (name: string) => !(name in parameters);
  const inQuery = (name: string) =>
    options.placement === "query" || (options.placement === "both" && isProtocol(name));
  const query = encoded([...signed].filter(([name]) => inQuery(name)));
  const form = encoded([...signed].filter(([name]) => !inQuery(name)));
  return send(service.endpoint, method, query === "" ? "/" : `/?${query}`, form);
}

function sign(
  method: string,
  service: Service,
  action: string,
  parameters: Record<string, string>,
  options: RpcRequest,
): Map<string, string> {
  const key = options.credentials ?? service.accessKey(options.accountId ?? "2222222222222222");
  const all = new Map<string, string>([
    ["Action", action],
    ["Version", options.version ?? "2015-05-01"],
    ["Format", "JSON"],
    ["AccessKeyId", key.accessKeyId],
    ["SignatureMethod", "HMAC-SHA1"],
    ["SignatureVersion", "1.0"],
    ["SignatureNonce", randomUUID()],
    ["Timestamp", new Date().toISOString()],
    ...Object.entries(parameters),
  ]);
  const token = options.credentials?.securityToken;
  if (token !== undefined) all.set("SecurityToken", token);
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${method}&%2F&${strict(encoded(sorted))}`;
  const signature = createHmac("sha1", `${key.accessKeySecret}&`).update(text).digest("base64");
  return all.set("Signature", signature);
}

function encoded(entries: [string, string][]): string {
  return entries.map(([name, value]) => `${strict(name)}=${strict(value)}`).join("&");
}

/** Byte by byte, on purpose unlike the service. */
function strict(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9\-_.~]/.test(character)) return character;
      return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

/** Sends a request as it stands and reads its answer: JSON, or the text of a page. */
export function send(endpoint: string, method: string, target: string, form: string): Promise<RpcAnswer> {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(form),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`http://${endpoint}${target}`, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        const isPage = response.headers["content-type"] === "text/html";
        resolve({ status: response.statusCode ?? 0, body: isPage ? text : JSON.parse(text) });
      });
    });
    sent.on("error", reject);
    sent.end(form);
  });
}
