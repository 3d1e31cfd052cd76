import { normalConditions, sameOf } from "./grant";
import { isJsonObject, type JsonObject, type JsonValue, mapSorted, sortKeys } from "./json";
import { POLICY_VERSION, type PolicyParts } from "./parse";
import type { Statement } from "./policy";
import { type Principal, principalText, principalType } from "./principal";

/**
 * The document in its one canonical form: keys in alphabetical order, `Action` a string where it is one,
 * principals and condition values always lists, in the order that they have.
 */
export function policyToJson({ statements, rest }: PolicyParts): JsonObject {
  return sortKeys({ ...rest, Statement: statements.map(statementToJson), Version: POLICY_VERSION });
}

function statementToJson({ effect, actions, principals, conditions, rest }: Statement): JsonObject {
  const parts: Record<string, JsonValue> = { ...rest, Effect: effect };
  const [action, ...more] = actions;
  if (action !== undefined) parts.Action = more.length === 0 ? action : [...actions];
  if (principals.length > 0) parts.Principal = principalsToJson(principals);
  if (Object.keys(conditions).length > 0) parts.Condition = conditionsToJson(conditions);
  return sortKeys(parts);
}

function principalsToJson(principals: readonly Principal[]): JsonValue {
  const texts = new Map<string, string[]>();
  for (const principal of principals)
    sameOf(texts, principalType(principal), () => [] as string[]).push(principalText(principal));
  const isEveryone = principals.length === 1 && texts.get("*")?.[0] === "*";
  return isEveryone ? "*" : sortKeys(Object.fromEntries(texts));
}

function conditionsToJson(conditions: Statement["conditions"]): JsonObject {
  return mapSorted(conditions, (tests) => mapSorted(tests, (values) => [...values]));
}

/** A text that two documents share where they differ only in order and in what they say twice. */
export function normalForm({ statements, rest }: PolicyParts): string {
  return JSON.stringify([distinct(statements.map(statementForm)), inOrder(rest)]);
}

function statementForm({ effect, actions, principals, conditions, rest }: Statement): string {
  return JSON.stringify([
    effect,
    distinct(actions.map((action) => action.toLowerCase())),
    distinct(
      principals.map((principal) => JSON.stringify([principalType(principal), principalText(principal)])),
    ),
    normalConditions(conditions),
    inOrder(rest),
  ]);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

// Lists keep their order: what stands in here is not understood, and order may matter.
function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inOrder);
  return isJsonObject(value) ? mapSorted(value, inOrder) : value;
}
