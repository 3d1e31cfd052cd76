/** Who makes a call. */
export type Identity = AccountIdentity | AssumedRoleIdentity;

/** The account itself, by its own access key. */
export interface AccountIdentity {
  readonly type: "Account";
  readonly accountId: string;
}

/** A RAM role of the account, by the temporary credentials of AssumeRole. */
export interface AssumedRoleIdentity {
  readonly type: "AssumedRoleUser";
  readonly accountId: string;
  readonly roleName: string;
  readonly roleId: string;
  readonly sessionName: string;
}

/** The ARN that GetCallerIdentity answers. */
export function arnOf(identity: Identity): string {
  if (identity.type === "Account") return `acs:ram::${identity.accountId}:root`;
  const { accountId, roleName, sessionName } = identity;
  return `acs:ram::${accountId}:assumed-role/${roleName.toLowerCase()}/${sessionName}`;
}

/** The RAM principals of a trust policy that mean this caller: its account, and its role if it plays one. */
export function principalsOf(identity: Identity): string[] {
  const account = `acs:ram::${identity.accountId}:root`;
  if (identity.type === "Account") return [account];
  return [account, `acs:ram::${identity.accountId}:role/${identity.roleName.toLowerCase()}`];
}
