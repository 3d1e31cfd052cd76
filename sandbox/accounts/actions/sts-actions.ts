import type { Account } from "../account";
import type { CallParameters } from "../call-parameters";
import type { Cloud } from "../cloud";
import { type AssumedRoleIdentity, arnOf, principalsOf } from "../identity";
import { readOidcToken } from "../oidc-token";
import { rfc3339 } from "../rfc3339";
import type { Role } from "../role";
import { invalidParameter } from "../service-error";
import type { Action, ActionBody, UnsignedAction } from "./action";

export const getCallerIdentity: Action = ({ caller }) => {
  const known = { AccountId: caller.accountId, Arn: arnOf(caller), IdentityType: caller.type };
  if (caller.type === "Account") return { ...known, PrincipalId: caller.accountId, UserId: caller.accountId };
  return { ...known, PrincipalId: `${caller.roleId}:${caller.sessionName}`, RoleId: caller.roleId };
};

/** Unlike STS it lets an account's own access key assume a role: the accounts here have no RAM users. */
export const assumeRole: Action = ({ cloud, caller }, parameters) => {
  const sessionName = checkSessionName(parameters.required("RoleSessionName"));
  const externalId = parameters.optional("ExternalId");
  const assumed = cloud.roleToAssume(parameters.required("RoleArn"), {
    kind: "RAM",
    principals: principalsOf(caller),
    ...(externalId !== undefined && { context: { "sts:externalid": [externalId] } }),
  });
  return session(cloud, assumed, sessionName, parameters);
};

/** Signed by nobody: the token says who asks, and the OIDC provider that is named vouches for it. */
export const assumeRoleWithOidc: UnsignedAction = (cloud, parameters) => {
  const sessionName = checkSessionName(parameters.required("RoleSessionName"));
  const roleArn = parameters.required("RoleArn");
  const provider = cloud.oidcProvider(parameters.required("OIDCProviderArn"));
  const { iss, sub, aud, exp, iat } = readOidcToken(checkToken(parameters.required("OIDCToken")), provider);
  const assumed = cloud.roleToAssume(roleArn, {
    kind: "Federated",
    principals: [provider.arn],
    context: { "oidc:iss": [iss], "oidc:sub": [sub], "oidc:aud": aud },
  });
  return {
    ...session(cloud, assumed, sessionName, parameters),
    OIDCTokenInfo: {
      ClientIds: aud.join(","),
      ExpirationTime: rfc3339(new Date(exp * 1000)),
      IssuanceTime: rfc3339(new Date(iat * 1000)),
      Issuer: iss,
      Subject: sub,
      VerificationInfo: "Success",
    },
  };
};

/** Temporary credentials of a role. A `Policy` that would narrow them is not looked at. */
function session(
  cloud: Cloud,
  { account, role }: { readonly account: Account; readonly role: Role },
  sessionName: string,
  parameters: CallParameters,
): ActionBody {
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
}

function checkToken(token: string): string {
  if (token.length >= 4 && token.length <= 20_000) return token;
  throw invalidParameter("OIDCToken", `${token.length} characters`, "4 to 20000 characters are allowed");
}

function checkSessionName(name: string): string {
  if (/^[A-Za-z0-9.@_-]{2,64}$/.test(name)) return name;
  throw invalidParameter("RoleSessionName", name, "2 to 64 letters, digits and .@_- are allowed");
}
