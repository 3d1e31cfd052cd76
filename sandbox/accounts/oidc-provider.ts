import { createPublicKey, type JsonWebKey } from "node:crypto";

/** An OIDC identity provider to be, as RAM registers one. */
export interface NewOidcProvider {
  /** 1 to 128 letters, digits and `._-`. */
  readonly name: string;
  /** The `iss` of its tokens, such as `https://token.actions.githubusercontent.com`. */
  readonly issuerUrl: string;
  /** The values of `aud` that are taken: at least one. */
  readonly clientIds: readonly string[];
  /**
   * The issuer's public keys. RAM fetches them from the issuer, and holds its certificate to fingerprints; here nothing
   * leaves the machine, so that they are given, and no fingerprint is looked at.
   */
  readonly keys: readonly JsonWebKey[];
}

/** An OIDC identity provider as its account holds it. */
export interface OidcProvider extends NewOidcProvider {
  readonly arn: string;
}

/** @throws Error for a name, an issuer, client IDs or keys that RAM would not take. */
export function oidcProvider(accountId: string, provider: NewOidcProvider): OidcProvider {
  const { name, issuerUrl, clientIds, keys } = provider;
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(name))
    throw new Error(`An OIDC provider's name has 1 to 128 letters, digits and ._-: "${name}".`);
  if (!/^https:\/\/./.test(issuerUrl))
    throw new Error(`An issuer's URL begins with https://: "${issuerUrl}".`);
  if (clientIds.length === 0) throw new Error(`The OIDC provider "${name}" has no client ID.`);
  // Throws for a key that is none.
  for (const key of keys) createPublicKey({ key, format: "jwk" });
  const arn = `acs:ram::${accountId}:oidc-provider/${name}`;
  return { name, issuerUrl, clientIds: [...clientIds], keys: structuredClone([...keys]), arn };
}
