import type { BlockSchema, CtyType } from "./schema";
import { isList, isObject, isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "./value";

/** When a value is settled: after an apply, or after a plan or a refresh. */
export type Moment = "apply" | "plan";

/**
 * Settles nulls and empty collections between what the provider came to and what it was given.
 *
 * The SDK of the real provider keeps state as flat strings and cannot tell null from empty, so it repairs the result.
 * This is why tags are null right after an apply and `{}` after the next refresh, and why an applied set stays as planned.
 * @param result - what the provider came to
 * @param given - the state, plan or configuration it started from
 */
export function settleNulls(
  result: ObjectValue,
  given: ObjectValue,
  block: BlockSchema,
  moment: Moment,
): ObjectValue {
  const settled: Record<string, Value> = { ...result };
  for (const [name, { type }] of Object.entries(block.attributes ?? {})) {
    settled[name] = settle(result[name] ?? null, given[name] ?? null, type, moment);
  }
  return settled;
}

function settle(result: Value, given: Value, type: CtyType, moment: Moment): Value {
  if (given === UNKNOWN) return result === null && moment === "plan" ? UNKNOWN : result;
  if (typeof type === "string") return result === null && moment === "apply" ? given : result;
  if (moment === "apply" && isEmptyOrNull(result) && isEmptyOrNull(given)) return given;
  if (given === null || type[0] !== "set") return result;
  return moment === "apply" && isWhollyKnown(given) ? given : result;
}

function isEmptyOrNull(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  return value === null || (isObject(value) && Object.keys(value).length === 0);
}
