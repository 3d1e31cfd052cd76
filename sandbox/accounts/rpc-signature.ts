import { createHmac } from "node:crypto";
import { canonicalQuery, percentEncode } from "./percent-encode";

/**
 * Signature of an RPC call whose parameters carry it (SignatureVersion 1.0, HMAC-SHA1).
 * @param parameters Every parameter of query and form body; `Signature` itself is left out.
 */
export function rpcSignature(
  method: string,
  parameters: Iterable<readonly [string, string]>,
  accessKeySecret: string,
): string {
  const signed = [...parameters].filter(([name]) => name !== "Signature");
  const stringToSign = `${method}&${percentEncode("/")}&${percentEncode(canonicalQuery(signed))}`;
  return createHmac("sha1", `${accessKeySecret}&`).update(stringToSign).digest("base64");
}
