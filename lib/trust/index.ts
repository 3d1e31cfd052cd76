export { type AccountId, accountId, isAccountId } from "./account-id";
export { TrustPolicyError } from "./error";
export type { JsonObject, JsonValue } from "./json";
export { ASSUME_ROLE, TrustPolicy } from "./policy";
export {
  type AccountPrincipal,
  DTS_SERVICE,
  type OtherPrincipal,
  PRINCIPAL_TYPES,
  type Principal,
  Principals,
  type PrincipalType,
  parsePrincipal,
  principalText,
  principalType,
  type RolePrincipal,
  type ServiceForAccountPrincipal,
  type ServicePrincipal,
  type UserPrincipal,
} from "./principal";
export type { Conditions, ConditionValue, Effect, Statement } from "./statement";
