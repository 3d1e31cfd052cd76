/**
 * The trust policy of a RAM role as a value: principals, statements, parse, print, compare by meaning.
 *
 * @module trust
 */
export { type AccountId, accountId, isAccountId } from "./account-id";
export { Budget } from "./budget";
export {
  type ChangedGrant,
  type CompareOptions,
  compareTrustPolicies,
  compareTrustTexts,
  MAX_TRUST_TEXT,
  type TrustComparison,
  type TrustVerdict,
} from "./compare";
export type { TrustRequest } from "./diff-access";
export { TrustPolicyError } from "./error";
export { type Grant, policyGrants } from "./grant";
export type { JsonObject, JsonValue } from "./json";
export type { Conditions, ConditionValue, Effect, Statement } from "./policy";
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
