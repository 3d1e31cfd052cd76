import { randomBytes } from "node:crypto";
import type { AssumedRoleIdentity, Identity } from "./identity";
import { sameText } from "./same-text";
import { ServiceError } from "./service-error";

/** A permanent access key of an account. */
export interface AccessKey {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** What AssumeRole hands out. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  readonly expiration: Date;
}

/** A secret to verify a signature with, and whom it stands for. */
export interface Credential {
  readonly accessKeySecret: string;
  readonly identity: Identity;
}

interface Issued {
  readonly credentials: TemporaryCredentials;
  readonly identity: AssumedRoleIdentity;
}

/** The one access key of an account: `AK` and its ID, with the secret `sandbox`. */
export function accessKeyOf(accountId: string): AccessKey {
  return { accountId, accessKeyId: `AK${accountId}`, accessKeySecret: "sandbox" };
}

/** Access keys of the accounts and the temporary credentials that are still valid. */
export class CredentialStore {
  readonly #permanent: ReadonlyMap<string, Credential>;
  readonly #temporary = new Map<string, Issued>();

  constructor(accountIds: Iterable<string>) {
    const entries = [...accountIds].map((accountId): [string, Credential] => {
      const { accessKeyId, accessKeySecret } = accessKeyOf(accountId);
      return [accessKeyId, { accessKeySecret, identity: { type: "Account", accountId } }];
    });
    this.#permanent = new Map(entries);
  }

  issue(identity: AssumedRoleIdentity, durationSeconds: number): TemporaryCredentials {
    const now = Date.now();
    this.#forgetExpired(now);
    const credentials: TemporaryCredentials = {
      accessKeyId: `STS.${randomBytes(12).toString("hex")}`,
      accessKeySecret: randomBytes(24).toString("hex"),
      securityToken: randomBytes(48).toString("base64"),
      expiration: new Date(now + durationSeconds * 1000),
    };
    this.#temporary.set(credentials.accessKeyId, { credentials, identity });
    return credentials;
  }

  /** @throws InvalidAccessKeyId.NotFound, InvalidSecurityToken.* when these are nobody's credentials. */
  find(accessKeyId: string, securityToken: string | undefined): Credential {
    const permanent = this.#permanent.get(accessKeyId);
    if (permanent !== undefined) return permanent;
    const issued = this.#temporary.get(accessKeyId);
    if (issued === undefined) {
      throw new ServiceError(
        "InvalidAccessKeyId.NotFound",
        `Specified access key is not found: "${accessKeyId}".`,
      );
    }
    checkToken(issued.credentials, securityToken);
    return { accessKeySecret: issued.credentials.accessKeySecret, identity: issued.identity };
  }

  #forgetExpired(now: number): void {
    for (const [accessKeyId, { credentials }] of this.#temporary) {
      if (credentials.expiration.getTime() <= now) this.#temporary.delete(accessKeyId);
    }
  }
}

function checkToken(credentials: TemporaryCredentials, securityToken: string | undefined): void {
  if (credentials.expiration.getTime() <= Date.now()) {
    throw new ServiceError("InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
  }
  if (securityToken === undefined || !sameText(securityToken, credentials.securityToken)) {
    const message = "Specified SecurityToken mismatch with the AccessKey.";
    throw new ServiceError("InvalidSecurityToken.MismatchWithAccessKey", message);
  }
}
