import type { IncomingMessage } from "node:http";
import { ServiceError } from "./service-error";

/** Largest body that is read, in bytes. */
export const maximumBodyBytes = 256 * 1024;

/** A request that was read whole. Header names are lower case. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  readonly form: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** @throws RequestBodyTooLarge when the body exceeds {@link maximumBodyBytes}. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const body = await readBody(message);
  const target = message.url ?? "/";
  const cut = target.indexOf("?");
  const headers = headersOf(message);
  return {
    method: message.method ?? "GET",
    path: cut < 0 ? target : target.slice(0, cut),
    headers,
    query: new Map(new URLSearchParams(cut < 0 ? "" : target.slice(cut + 1))),
    form: formOf(headers, body),
    body,
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is drained, not kept, so that the client gets to read the refusal.
    if (size <= maximumBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > maximumBodyBytes) throw bodyTooLarge(size);
  return Buffer.concat(chunks);
}

function bodyTooLarge(size: number): ServiceError {
  const message = `The request body has ${size} bytes: at most ${maximumBodyBytes} are read.`;
  return new ServiceError("RequestBodyTooLarge", message);
}

function headersOf(message: IncomingMessage): Map<string, string> {
  const entries = Object.entries(message.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(",") : (value ?? ""),
  ]);
  return new Map(entries);
}

function formOf(headers: ReadonlyMap<string, string>, body: Buffer): Map<string, string> {
  const type = headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/x-www-form-urlencoded")) return new Map();
  return new Map(new URLSearchParams(body.toString("utf8")));
}
