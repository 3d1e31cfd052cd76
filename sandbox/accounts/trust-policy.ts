import { ServiceError } from "./service-error";

/** A value, or a list of them. */
export type OneOrMany = string | string[];

/** One statement of a trust policy. */
export interface TrustStatement {
  Effect: "Allow" | "Deny";
  Action: OneOrMany;
  Principal: Partial<Record<PrincipalKind, OneOrMany>>;
  Condition?: Record<string, Record<string, OneOrMany>>;
}

/** A trust policy document. Its keys keep the order in which they were sent. */
export interface TrustPolicy {
  Version: "1";
  Statement: TrustStatement[];
}

const principalKinds = ["RAM", "Service", "Federated"] as const;
type PrincipalKind = (typeof principalKinds)[number];

/**
 * Reads a trust policy as RAM does when it is sent.
 * @throws MalformedPolicyDocument naming what is wrong.
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  const document = expectObject(parseJson(text), "the document");
  expectKeys(document, ["Version", "Statement"], "the document");
  if (document["Version"] !== "1") throw malformed(`Version is ${show(document["Version"])}, not "1"`);
  const statements = document["Statement"];
  if (!Array.isArray(statements) || statements.length === 0)
    throw malformed("Statement is no list with entries");
  statements.forEach(checkStatement);
  return document as unknown as TrustPolicy;
}

/** The document as RAM hands it back: two spaces of indentation, keys in the order they came in. */
export function printTrustPolicy(policy: TrustPolicy): string {
  return JSON.stringify(policy, undefined, 2);
}

/** The values of a field that may hold one or many. */
export function listOf(value: OneOrMany | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

function checkStatement(value: unknown): void {
  const statement = expectObject(value, "a statement");
  expectKeys(statement, ["Effect", "Action", "Principal", "Condition"], "a statement");
  const { Effect: effect, Action: action, Principal: principal, Condition: condition } = statement;
  if (effect !== "Allow" && effect !== "Deny")
    throw malformed(`Effect is ${show(effect)}, not Allow or Deny`);
  expectTexts(action, "Action");
  checkPrincipal(expectObject(principal, "Principal"));
  if (condition !== undefined) checkCondition(expectObject(condition, "Condition"));
}

function checkPrincipal(principal: Record<string, unknown>): void {
  expectKeys(principal, principalKinds, "Principal");
  const values = Object.entries(principal);
  if (values.length === 0) throw malformed("Principal is empty");
  for (const [kind, value] of values) expectTexts(value, `Principal.${kind}`);
}

function checkCondition(condition: Record<string, unknown>): void {
  for (const [operator, keys] of Object.entries(condition)) {
    const values = Object.entries(expectObject(keys, `Condition.${operator}`));
    for (const [key, value] of values) expectTexts(value, `Condition.${operator}.${key}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(`it is no JSON: ${show(text)}`);
  }
}

function expectObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw malformed(`${what} is ${show(value)}, not an object`);
}

function expectKeys(value: Record<string, unknown>, known: readonly string[], what: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw malformed(`${what} has an unknown key ${show(unknown)}`);
}

function expectTexts(value: unknown, what: string): void {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  const wrong = texts.some((text) => typeof text !== "string" || text === "");
  if (wrong || texts.length === 0)
    throw malformed(`${what} is ${show(value)}, not a text or a list of texts`);
}

function malformed(reason: string): ServiceError {
  return new ServiceError("MalformedPolicyDocument", `The policy document is invalid: ${reason}.`);
}

/** A value as it may stand in a message: on one line, and not endless. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
