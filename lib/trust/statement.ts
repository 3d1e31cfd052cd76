import type { JsonValue } from "./json";
import type { Principal } from "./principal";

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
