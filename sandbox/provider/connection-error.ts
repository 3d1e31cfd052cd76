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
  readonly credentials: Credentials;
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

/** The URL of the request as the SDK of the real provider makes it: the protocol's parameters in the query, signed. */
function urlOf(action: string, { endpoint, version, credentials }: Callee): string {
  const query = new URLSearchParams({
    AccessKeyId: credentials.accessKeyId,
    Action: action,
    Format: "json",
    ...(credentials.securityToken !== "" && { SecurityToken: credentials.securityToken }),
    SignatureMethod: "HMAC-SHA1",
    SignatureNonce: randomUUID(),
    SignatureVersion: "1.0",
    Timestamp: new Date().toISOString(),
    Version: version,
  });
  const signature = createHmac("sha1", `${credentials.accessKeySecret}&`).update(query.toString());
  query.set("Signature", signature.digest("base64"));
  return `http://${endpoint}/?${query}`;
}
