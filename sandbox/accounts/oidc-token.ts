import { createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import type { OidcProvider } from "./oidc-provider";
import { ServiceError } from "./service-error";

/** What a token says of its bearer. Times are in seconds. */
export interface OidcClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: readonly string[];
  readonly exp: number;
  readonly iat: number;
}

const header = z.object({ alg: z.string(), kid: z.string().optional() });
const text = z.string().min(1);
const claims = z.object({
  iss: text,
  sub: text,
  aud: z.union([text.transform((one) => [one]), z.array(text).min(1)]),
  exp: z.number(),
  iat: z.number(),
});

/**
 * Reads a token that an OIDC provider's issuer signed by RS256 and that is valid now, in the order and words of STS.
 *
 * Not checked, unlike STS: how long ago it was issued, `nbf`, and the certificate of the issuer.
 * @throws AuthenticationFail.OIDCToken.*
 */
export function readOidcToken(token: string, provider: OidcProvider): OidcClaims {
  const parts = token.split(".");
  const [head = "", body = "", signature = ""] = parts;
  if (parts.length !== 3)
    throw failed("Invalid", "The number of Jwt field should be divided into 3 parts with '.' .");
  const { alg, kid } = parsed(header, head);
  if (alg !== "RS256")
    throw failed("Invalid", `The algorithm ${alg} that be specified in Jwt header is unknown.`);
  const found = parsed(claims, body);
  if (found.iss !== provider.issuerUrl) {
    throw failed(
      "IssuerNotMatch",
      "The issuer in the OIDC Token doesn't match the OIDC Provider registered.",
    );
  }
  const signed = Buffer.from(`${head}.${body}`);
  const isSigned = keysOf(provider, kid).some((key) =>
    verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url")),
  );
  if (!isSigned) throw failed("InvalidSignature", "OIDC token validate failed: invalid signature.");
  if (found.exp * 1000 <= Date.now()) throw failed("Expired", "This JsonWebToken is expired.");
  if (!found.aud.some((audience) => provider.clientIds.includes(audience))) {
    throw failed("AudienceNotMatch", "Invalid audience.");
  }
  return found;
}

function parsed<Value>(schema: z.ZodType<Value>, part: string): Value {
  const { data } = schema.safeParse(json(Buffer.from(part, "base64url").toString()));
  if (data !== undefined) return data;
  throw failed("Invalid", "The Jwt content is invalid that cannot be recognized.");
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A key without an ID may be any. */
function keysOf({ keys, issuerUrl }: OidcProvider, kid: string | undefined): KeyObject[] {
  if (keys.length === 0) {
    const message = `Get public keys from OIDC Provider failed, the issuer is ${issuerUrl}.`;
    throw failed("IssuerConfigurationBroken", message);
  }
  const isMeant = (key: JsonWebKey) => kid === undefined || key["kid"] === undefined || key["kid"] === kid;
  return keys.filter(isMeant).map((key) => createPublicKey({ key, format: "jwk" }));
}

function failed(reason: string, message: string): ServiceError {
  return new ServiceError(`AuthenticationFail.OIDCToken.${reason}`, message);
}
