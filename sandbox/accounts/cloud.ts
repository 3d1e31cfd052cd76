import { Account } from "./account";
import { CredentialStore } from "./credentials";
import type { OidcProvider } from "./oidc-provider";
import type { Role } from "./role";
import { ServiceError } from "./service-error";
import { normalizeService } from "./service-principal";
import { type Assumer, mayAssume } from "./trust-decision";
import { parseTrustPolicy } from "./trust-policy";

/** First of the role IDs, which count up through all accounts. */
const firstRoleId = 300000000000000000n;

/** Every account of one service, and the credentials that are valid in it. */
export class Cloud {
  readonly credentials: CredentialStore;
  readonly #accounts: ReadonlyMap<string, Account>;
  #nextRoleId = firstRoleId;

  /** @throws Error for an ID that has not 16 digits, an ID that occurs twice, and no ID at all. */
  constructor(accountIds: readonly string[]) {
    checkAccountIds(accountIds);
    this.credentials = new CredentialStore(accountIds);
    const nextRoleId = () => String(this.#nextRoleId++);
    this.#accounts = new Map(accountIds.map((id) => [id, new Account(id, nextRoleId)]));
  }

  /** @throws Error when the service was not started with this account. */
  account(accountId: string): Account {
    const account = this.#accounts.get(accountId);
    if (account !== undefined) return account;
    throw new Error(`No such account: "${accountId}". There are ${[...this.#accounts.keys()].join(", ")}.`);
  }

  /**
   * The role of an ARN, if its trust policy lets the asker assume it.
   * @throws InvalidParameter.RoleArn, EntityNotExist.Role, NoPermission, AuthenticationFail.NoPermission
   */
  roleToAssume(roleArn: string, assumer: Assumer): { account: Account; role: Role } {
    const { account, role } = this.#roleByArn(roleArn);
    const principals = assumer.principals.map((principal) => normalizeService(principal, account.id));
    if (mayAssume(parseTrustPolicy(role.assumeRolePolicyDocument), { ...assumer, principals })) {
      return { account, role };
    }
    throw assumer.kind === "Federated"
      ? new ServiceError("AuthenticationFail.NoPermission", "There is no permission")
      : noPermission(`${assumer.principals[0]} may not assume ${role.arn}`);
  }

  /** @throws AuthenticationFail.NoPermission where no account has one of this ARN. */
  oidcProvider(arn: string): OidcProvider {
    const [, accountId = ""] = /^acs:ram::(\d{16}):oidc-provider\//.exec(arn) ?? [];
    const provider = this.#accounts.get(accountId)?.oidcProvider(arn);
    if (provider !== undefined) return provider;
    throw new ServiceError("AuthenticationFail.NoPermission", "No such OIDC Provider registered.");
  }

  #roleByArn(roleArn: string): { account: Account; role: Role } {
    const [, accountId, roleName] = /^acs:ram::(\d{16}):role\/([A-Za-z0-9.-]{1,64})$/.exec(roleArn) ?? [];
    if (accountId === undefined || roleName === undefined) {
      throw new ServiceError("InvalidParameter.RoleArn", `Invalid role arn format: "${roleArn}".`);
    }
    const account = this.#accounts.get(accountId);
    const role = account?.find(roleName);
    if (account !== undefined && role !== undefined) return { account, role };
    throw new ServiceError("EntityNotExist.Role", `The specified Role not exists: ${roleArn} .`);
  }
}

/** @throws NoPermission in RAM's words, followed by who may not do what. */
export function noPermission(reason: string): ServiceError {
  const message = `You are not authorized to do this action. You should be authorized by RAM: ${reason}.`;
  return new ServiceError("NoPermission", message);
}

function checkAccountIds(accountIds: readonly string[]): void {
  if (accountIds.length === 0) throw new Error("At least one account ID is needed.");
  const wrong = accountIds.find((id) => !/^\d{16}$/.test(id));
  if (wrong !== undefined) throw new Error(`An account ID has 16 digits: "${wrong}".`);
  const twice = accountIds.find((id, index) => accountIds.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`The account ID occurs twice: "${twice}".`);
}
