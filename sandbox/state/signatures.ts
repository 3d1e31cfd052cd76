import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What is signed of a request. */
export interface SignedRequest {
  readonly method: string;
  /** Bucket and object, decoded: `/bucket/key`; of Tablestore the operation: `/PutRow`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

const SUBRESOURCES = ["acl", "objectMeta", "security-token", "uploads", "uploadId", "partNumber", "location"];

/** OSS's signature V1: the text behind the access key's ID in `Authorization: OSS ID:SIGNATURE`. */
export function ossSignature({ method, path, query, headers }: SignedRequest, secret: string): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-oss-"))
    .sort()
    .map((name) => `${name}:${headers[name]}\n`)
    .join("");
  const subresources = SUBRESOURCES.filter((name) => query.has(name)).map((name) =>
    query.get(name) === "" ? name : `${name}=${query.get(name)}`,
  );
  const resource = subresources.length === 0 ? path : `${path}?${subresources.sort().join("&")}`;
  const { "content-md5": md5 = "", "content-type": type = "", date = "" } = headers;
  return hmac(secret, `${method}\n${md5}\n${type}\n${date}\n${own}${resource}`);
}

/** Tablestore's signature, the header `x-ots-signature`. */
export function tablestoreSignature({ method, path, headers }: SignedRequest, secret: string): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith("x-ots-") && name !== "x-ots-signature")
    .sort()
    .map((name) => `${name}:${String(headers[name]).trim()}\n`)
    .join("");
  return hmac(secret, `${path}\n${method}\n\n${own}`);
}

function hmac(secret: string, text: string): string {
  return createHmac("sha1", secret).update(text).digest("base64");
}
