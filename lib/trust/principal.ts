import type { AccountId } from "./account-id";

/** The service name of Data Transmission Service. */
export const DTS_SERVICE = "dts.aliyuncs.com";

/** The principal types that RAM knows: the keys below `Principal` in a trust policy. */
export const PRINCIPAL_TYPES = ["RAM", "Service", "Federated"] as const;

export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

/** An Alibaba Cloud account with all its RAM users and RAM roles: `acs:ram::<id>:root`. */
export interface AccountPrincipal {
  readonly kind: "account";
  readonly accountId: AccountId;
}

/** One RAM user: `acs:ram::<id>:user/<name>`. */
export interface UserPrincipal {
  readonly kind: "user";
  readonly accountId: AccountId;
  readonly name: string;
}

/** One RAM role: `acs:ram::<id>:role/<name>`. */
export interface RolePrincipal {
  readonly kind: "role";
  readonly accountId: AccountId;
  readonly name: string;
}

/** A service working for the account that owns the role: `dts.aliyuncs.com`. */
export interface ServicePrincipal {
  readonly kind: "service";
  readonly service: string;
}

/** A service working for another account: `<id>@dts.aliyuncs.com`. */
export interface ServiceForAccountPrincipal {
  readonly kind: "serviceForAccount";
  readonly accountId: AccountId;
  readonly service: string;
}

/** Any other principal, kept to the letter: a wildcard, an identity provider, a type that is not known here. */
export interface OtherPrincipal {
  readonly kind: "other";
  readonly type: string;
  readonly text: string;
}

/** Who may assume a role, or may not. */
export type Principal =
  | AccountPrincipal
  | UserPrincipal
  | RolePrincipal
  | ServicePrincipal
  | ServiceForAccountPrincipal
  | OtherPrincipal;

/** Constructors, one for each kind that has a form of its own. */
export const Principals = {
  account: (accountId: AccountId): AccountPrincipal => ({ kind: "account", accountId }),
  user: (accountId: AccountId, name: string): UserPrincipal => ({ kind: "user", accountId, name }),
  role: (accountId: AccountId, name: string): RolePrincipal => ({ kind: "role", accountId, name }),
  service: (service: string): ServicePrincipal => ({ kind: "service", service }),
  serviceForAccount: (accountId: AccountId, service: string): ServiceForAccountPrincipal => ({
    kind: "serviceForAccount",
    accountId,
    service,
  }),
} as const;

const RAM_ARN = /^acs:ram::([0-9]{16}):(?:root|(user|role)\/([^/*?]+))$/;
const SERVICE_NAME = /^(?:([0-9]{16})@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/;

/** Reads one entry of `Principal`: `type` is its key ("RAM", "Service", ...), `text` the entry. Never fails. */
export function parsePrincipal(type: string, text: string): Principal {
  if (type === "RAM") return parseRam(text);
  if (type === "Service") return parseService(text);
  return { kind: "other", type, text };
}

function parseRam(text: string): Principal {
  const found = RAM_ARN.exec(text);
  if (found === null) return { kind: "other", type: "RAM", text };
  const [id, resource, name] = [found[1] as AccountId, found[2], found[3]];
  if (name === undefined) return Principals.account(id);
  return resource === "user" ? Principals.user(id, name) : Principals.role(id, name);
}

function parseService(text: string): Principal {
  const found = SERVICE_NAME.exec(text);
  if (found === null) return { kind: "other", type: "Service", text };
  const [id, service] = [found[1] as AccountId | undefined, found[2] as string];
  return id === undefined ? Principals.service(service) : Principals.serviceForAccount(id, service);
}

/** The key below `Principal` where the principal stands. */
export function principalType(principal: Principal): string {
  switch (principal.kind) {
    case "service":
    case "serviceForAccount":
      return "Service";
    case "other":
      return principal.type;
    default:
      return "RAM";
  }
}

/** The entry as RAM writes it; `parsePrincipal(principalType(p), principalText(p))` is `p` again. */
export function principalText(principal: Principal): string {
  switch (principal.kind) {
    case "account":
      return `acs:ram::${principal.accountId}:root`;
    case "user":
    case "role":
      return `acs:ram::${principal.accountId}:${principal.kind}/${principal.name}`;
    case "service":
      return principal.service;
    case "serviceForAccount":
      return `${principal.accountId}@${principal.service}`;
    case "other":
      return principal.text;
  }
}
