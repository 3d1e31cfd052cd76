import { normalConditions } from "./grant";
import { isJsonObject, type JsonValue, sortKeys } from "./json";
import type { PolicyParts } from "./parse";
import { principalText, principalType } from "./principal";
import type { Statement } from "./statement";

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
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inOrder(item)] as const);
  return sortKeys(Object.fromEntries(entries));
}
