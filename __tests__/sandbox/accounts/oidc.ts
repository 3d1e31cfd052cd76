import { generateKeyPairSync, sign } from "node:crypto";
import type { NewOidcProvider } from "../../../sandbox/accounts";

const ISSUER = "https://token.actions.example.com";
export const AUDIENCE = "sts.aliyuncs.com";
export const SUBJECT = "repo:acme/pairs:ref:refs/heads/main";

/** An identity provider that signs tokens. */
export class Issuer {
  private readonly pair = generateKeyPairSync("rsa", { modulusLength: 2048 });

  /** As RAM registers it. */
  registration(changes: Partial<NewOidcProvider> = {}): NewOidcProvider {
    const key = { ...this.pair.publicKey.export({ format: "jwk" }), kid: "one" };
    return { name: "ci", issuerUrl: ISSUER, clientIds: [AUDIENCE, "other"], keys: [key], ...changes };
  }

  /** A token of an hour; a claim or a field of the header that is undefined is left out. */
  token(claims: object = {}, header: object = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const head = encoded({ alg: "RS256", typ: "JWT", kid: "one", ...header });
    const body = encoded({ iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, iat: now, exp: now + 3600, ...claims });
    const signature = sign("RSA-SHA256", Buffer.from(`${head}.${body}`), this.pair.privateKey);
    return `${head}.${body}.${signature.toString("base64url")}`;
  }
}

/** A part of a token. */
export function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** A trust policy that lets tokens of an OIDC provider in, as docs of RAM have it. */
export function oidcTrust(providerArn: string, condition: object): string {
  const statement = {
    Action: "sts:AssumeRole",
    Effect: "Allow",
    Principal: { Federated: [providerArn] },
    Condition: condition,
  };
  return JSON.stringify({ Statement: [statement], Version: "1" });
}

/** The condition that RAM's console writes. */
export const EXACTLY = {
  StringEquals: { "oidc:iss": [ISSUER], "oidc:aud": [AUDIENCE], "oidc:sub": [SUBJECT] },
};
