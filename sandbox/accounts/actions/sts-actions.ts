import { type AssumedRoleIdentity, arnOf, principalsOf } from "../identity";
import { rfc3339 } from "../rfc3339";
import { invalidParameter } from "../service-error";
import type { Assumer } from "../trust-decision";
import type { Action } from "./action";

export const getCallerIdentity: Action = ({ caller }) => {
  const known = { AccountId: caller.accountId, Arn: arnOf(caller), IdentityType: caller.type };
  if (caller.type === "Account") return { ...known, PrincipalId: caller.accountId, UserId: caller.accountId };
  return { ...known, PrincipalId: `${caller.roleId}:${caller.sessionName}`, RoleId: caller.roleId };
};

/** Unlike STS it lets an account's own access key assume a role: the accounts here have no RAM users. */
export const assumeRole: Action = ({ cloud, caller }, parameters) => {
  const sessionName = checkSessionName(parameters.required("RoleSessionName"));
  const externalId = parameters.optional("ExternalId");
  const assumer: Assumer = {
    kind: "RAM",
    principals: principalsOf(caller),
    ...(externalId !== undefined && { externalId }),
  };
  const { account, role } = cloud.roleToAssume(parameters.required("RoleArn"), assumer);
  const range = { min: 900, max: role.maxSessionDuration };
  const duration = parameters.integer("DurationSeconds", range) ?? 3600;
  const { name: roleName, roleId } = role;
  const identity: AssumedRoleIdentity = {
    type: "AssumedRoleUser",
    accountId: account.id,
    roleName,
    roleId,
    sessionName,
  };
  const issued = cloud.credentials.issue(identity, duration);
  return {
    AssumedRoleUser: { Arn: `${role.arn}/${sessionName}`, AssumedRoleId: `${roleId}:${sessionName}` },
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      AccessKeySecret: issued.accessKeySecret,
      Expiration: rfc3339(issued.expiration),
      SecurityToken: issued.securityToken,
    },
  };
};

function checkSessionName(name: string): string {
  if (/^[A-Za-z0-9.@_-]{2,64}$/.test(name)) return name;
  throw invalidParameter("RoleSessionName", name, "2 to 64 letters, digits and .@_- are allowed");
}
