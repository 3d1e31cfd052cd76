import type { AccountId } from "./account-id";
import type { JsonObject, JsonValue } from "./json";
import { type PolicyParts, parsePolicyText } from "./parse";
import { DTS_SERVICE, type Principal, Principals } from "./principal";
import { policyToJson } from "./print";

/** What a statement says to whom it matches. */
export type Effect = "Allow" | "Deny";

/** The tests of a statement's `Condition`: operator, then condition key, then the values of which one must match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly ConditionValue[]>>>>;

/** One value of a condition, of the JSON type that it was written in. */
export type ConditionValue = string | number | boolean;

/**
 * One statement of a trust policy.
 *
 * What the statement has beyond these (`NotPrincipal`, `NotAction`, keys that RAM may add one day) is kept in
 * `rest`, as JSON: printing gives it back, and no comparison guesses what it means.
 */
export interface Statement {
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly principals: readonly Principal[];
  readonly conditions: Conditions;
  readonly rest: Readonly<Record<string, JsonValue>>;
}

/** The action by which an identity or a service takes on a RAM role. */
export const ASSUME_ROLE = "sts:AssumeRole";

/** The trust policy of a RAM role: who may assume it. Immutable. */
export class TrustPolicy implements PolicyParts {
  /** The statements, in the order of the document. */
  readonly statements: readonly Statement[];
  /** What the document has beside Statement and Version, kept as JSON. */
  readonly rest: JsonObject;

  constructor(parts: { readonly statements: readonly Statement[]; readonly rest?: JsonObject }) {
    this.statements = [...parts.statements];
    this.rest = { ...parts.rest };
  }

  /**
   * The trust policy that DTS asks for: the account that creates the task, and DTS working for that account.
   *
   * @param trustedAccountId the account that creates the DTS task
   * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-cross-account-data-migration-and-synchronization | Configure RAM authorization for cross-account DTS tasks}
   */
  static forDts(trustedAccountId: AccountId): TrustPolicy {
    const principals = [
      Principals.account(trustedAccountId),
      Principals.serviceForAccount(trustedAccountId, DTS_SERVICE),
    ];
    return new TrustPolicy({
      statements: [{ effect: "Allow", actions: [ASSUME_ROLE], principals, conditions: {}, rest: {} }],
    });
  }

  /**
   * Reads any RAM trust policy: scalars or lists, keys in any order, Deny, conditions; unknown keys are kept.
   *
   * @throws TrustPolicyError where the text is no trust policy, or says two things (a key twice in one object)
   */
  static parse(text: string): TrustPolicy {
    return new TrustPolicy(parsePolicyText(text));
  }

  /** The document in canonical form, as a value of its own. */
  toJSON(): JsonObject {
    return policyToJson(this);
  }

  /** The document in canonical form, as text without white space. */
  toString(): string {
    return JSON.stringify(this);
  }
}
