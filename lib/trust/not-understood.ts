import { isKnownOperator } from "./condition";
import type { Grant } from "./grant";
import type { PolicyParts } from "./parse";
import type { Conditions, Statement } from "./policy";
import { PRINCIPAL_TYPES, type Principal, principalText, principalType } from "./principal";
import { isCertainAction, isCertainPrincipal } from "./space";

/** Why the meaning of documents cannot be told, a sentence each; empty where it can. */
export function notUnderstood(...documents: readonly PolicyParts[]): string[] {
  return [...new Set(documents.flatMap(documentReasons))];
}

function documentReasons({ statements, rest }: PolicyParts): string[] {
  const reasons = Object.keys(rest).map((key) => `the document has ${quoted(key)}`);
  return [...reasons, ...statements.flatMap(statementReasons)];
}

function statementReasons({ actions, principals, conditions, rest }: Statement): string[] {
  const reasons = Object.keys(rest).map((key) => `a statement has ${quoted(key)}`);
  if (actions.length === 0) reasons.push("a statement has no Action");
  if (principals.length === 0) reasons.push("a statement has no Principal");
  return [...reasons, ...principals.flatMap(principalReasons), ...conditionReasons(conditions)];
}

function principalReasons(principal: Principal): string[] {
  const type = principalType(principal);
  if (PRINCIPAL_TYPES.some((known) => known === type)) return [];
  if (type === "*" && principalText(principal) === "*") return [];
  return [`a principal is of type ${quoted(type)}`];
}

function conditionReasons(conditions: Conditions): string[] {
  return Object.entries(conditions).flatMap(([operator, tests]) => {
    if (!isKnownOperator(operator)) return [`a condition has the operator ${quoted(operator)}`];
    const lists = Object.values(tests);
    const isEmpty = lists.length === 0 || lists.some((values) => values.length === 0);
    return isEmpty ? [`a condition ${quoted(operator)} tests nothing`] : [];
  });
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
