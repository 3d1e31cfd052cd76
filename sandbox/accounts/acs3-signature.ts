import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "./http-request";
import { canonicalQuery } from "./percent-encode";

export const acs3Algorithm = "ACS3-HMAC-SHA256";

/** The parts of an `Authorization` header of this scheme. */
export interface Acs3Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the header; undefined where it has another form. */
export function parseAcs3Authorization(header: string): Acs3Authorization | undefined {
  const match =
    /^ACS3-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]+)$/.exec(
      header.trim(),
    );
  const [, accessKeyId, signedHeaders, signature] = match ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) return undefined;
  return { accessKeyId, signedHeaders: signedHeaders.toLowerCase().split(";"), signature };
}

/** Signature of a request over its method, path, query, the named headers and the hash of its body. */
export function acs3Signature(
  request: HttpRequest,
  signedHeaders: readonly string[],
  accessKeySecret: string,
): string {
  const canonicalRequest = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
  const stringToSign = `${acs3Algorithm}\n${sha256(canonicalRequest)}`;
  return createHmac("sha256", accessKeySecret).update(stringToSign).digest("hex");
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
