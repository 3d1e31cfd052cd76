import { isKnownOperator } from "./condition";
import type { Grant } from "./grant";
import type { PolicyParts } from "./parse";
import type { Statement } from "./policy";
import { PRINCIPAL_TYPES, type Principal, principalText, principalType } from "./principal";
import { isCertainAction, isCertainPrincipal } from "./space";

/** Why the meaning of documents cannot be told, a sentence each; empty where it can. */
export function notUnderstood(...documents: readonly PolicyParts[]): string[] {
  const reasons = new Set<string>();
  for (const { statements, rest } of documents) {
    for (const key in rest) reasons.add(`the document has ${quoted(key)}`);
    for (const statement of statements) addReasons(reasons, statement);
  }
  return [...reasons];
}

function addReasons(reasons: Set<string>, { actions, principals, conditions, rest }: Statement): void {
  for (const key in rest) reasons.add(`a statement has ${quoted(key)}`);
  if (actions.length === 0) reasons.add("a statement has no Action");
  if (principals.length === 0) reasons.add("a statement has no Principal");
  for (const principal of principals)
    if (!isKnownType(principal)) reasons.add(`a principal is of type ${quoted(principalType(principal))}`);
  for (const [operator, tests] of Object.entries(conditions)) {
    const lists = Object.values(tests);
    if (!isKnownOperator(operator)) reasons.add(`a condition has the operator ${quoted(operator)}`);
    else if (lists.length === 0 || lists.some((values) => values.length === 0))
      reasons.add(`a condition ${quoted(operator)} tests nothing`);
  }
}

function isKnownType(principal: Principal): boolean {
  const type = principalType(principal);
  return (
    PRINCIPAL_TYPES.some((known) => known === type) || (type === "*" && principalText(principal) === "*")
  );
}

/** What nobody knows the effect of in grants that change, a sentence each. */
export function uncertainParts(grants: readonly Grant[]): string[] {
  return [...new Set(grants.flatMap(uncertainIn))];
}

function uncertainIn({ principal, action }: Grant): string[] {
  const [type, text] = [principalType(principal), principalText(principal)];
  const reasons = isCertainPrincipal(type, text)
    ? []
    : [`RAM does not document the ${type} principal ${quoted(text)}`];
  if (!isCertainAction(action.toLowerCase()))
    reasons.push(`RAM does not document the action ${quoted(action)}`);
  return reasons;
}

/** A part of a document in a sentence: it may be anything, so it is quoted and cut. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
