import { createHmac, randomUUID } from "node:crypto";
import type { Credentials } from "./provider-config";

/** A call that was not answered, or not as RAM answers. The message is what Go says, the request's URL included. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

/** Whom a call went to, and with whose credentials. */
export interface Callee {
  /** Host and port. */
  readonly endpoint: string;
  readonly version: string;
  /** @default none: a call that nobody signs */
  readonly credentials?: Credentials;
  /** The action's own parameters, where they stand in the URL. @default none */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * What Go would say of an error of Node's HTTP client. Where there is no answer at all it names the URL, as the real
 * provider does: with the signature and the security token in it.
 */
export function toConnectionError(error: unknown, action: string, callee: Callee): ConnectionError {
  const { code = "", message, name } = error as NodeJS.ErrnoException;
  if (name === "SyntaxError") {
    const [, character] = /token '?(.)'?/.exec(message) ?? [];
    return new ConnectionError(`invalid character '${character ?? "<"}' looking for beginning of value`);
  }
  if (message === "aborted") return new ConnectionError("unexpected EOF");
  return new ConnectionError(`Post "${urlOf(action, callee)}": ${goReason(code, name, callee.endpoint)}`);
}

function goReason(code: string, name: string, endpoint: string): string {
  if (code === "ECONNREFUSED") return `dial tcp ${endpoint}: connect: connection refused`;
  if (name.includes("Timeout")) {
    return "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
  }
  return "EOF";
}

/** The URL of the request as the SDKs of the real provider make it: the protocol's parameters in the query, signed. */
function urlOf(action: string, { endpoint, version, credentials, parameters }: Callee): string {
  const query = new URLSearchParams({
    Action: action,
    Format: "json",
    ...parameters,
    SignatureNonce: randomUUID(),
    Timestamp: new Date().toISOString(),
    Version: version,
  });
  if (credentials !== undefined) sign(query, credentials);
  return `http://${endpoint}/?${query}`;
}

function sign(query: URLSearchParams, { accessKeyId, accessKeySecret, securityToken }: Credentials): void {
  query.set("AccessKeyId", accessKeyId);
  if (securityToken !== "") query.set("SecurityToken", securityToken);
  query.set("SignatureMethod", "HMAC-SHA1");
  query.set("SignatureVersion", "1.0");
  query.sort();
  const signature = createHmac("sha1", `${accessKeySecret}&`).update(query.toString());
  query.set("Signature", signature.digest("base64"));
}
