import { contentsOf, hasKeyTwice, lossyNumberIn } from "../text/json";
import { TrustPolicyError } from "./error";
import { isJsonObject, type JsonObject, type JsonValue, MAX_DEPTH } from "./json";
import type { Conditions, ConditionValue, Effect, Statement } from "./policy";
import { type Principal, parsePrincipal } from "./principal";

/** The parts of a trust policy document. */
export interface PolicyParts {
  readonly statements: readonly Statement[];
  readonly rest: JsonObject;
}

/** The only version of the policy language that RAM has. */
export const POLICY_VERSION = "1";

const POLICY_KEYS = ["Version", "Statement"];
const STATEMENT_KEYS = ["Effect", "Action", "Principal", "Condition"];

/** Reads the text of a trust policy. @throws TrustPolicyError where it is none */
export function parsePolicyText(text: string): PolicyParts {
  const value = parseJson(text);
  const contents = contentsOf(value);
  if (contents.depth > MAX_DEPTH)
    throw new TrustPolicyError(`the trust policy nests deeper than ${MAX_DEPTH} levels`);
  if (hasKeyTwice(text, contents))
    throw new TrustPolicyError("the trust policy has a key twice in one object");
  const policy = parsePolicy(value);
  const lossyNumber = contents.hasNumbers ? lossyNumberIn(text) : undefined;
  if (lossyNumber !== undefined)
    throw new TrustPolicyError(
      `the trust policy has the number ${lossyNumber.slice(0, 80)}, which changes when it is read: write it as a string`,
    );
  return policy;
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TrustPolicyError(`the trust policy is not JSON: ${oneLine((error as Error).message)}`);
  }
}

function parsePolicy(value: JsonValue): PolicyParts {
  if (!isJsonObject(value)) throw expected("the trust policy", "an object", value);
  const { Version, Statement } = value;
  if (Version !== POLICY_VERSION) throw expected("Version", JSON.stringify(POLICY_VERSION), Version);
  if (Statement === undefined) throw expected("Statement", "a list", Statement);
  return { statements: asList(Statement).map(parseStatement), rest: without(value, POLICY_KEYS) };
}

function parseStatement(value: JsonValue, index: number): Statement {
  const where = `Statement[${index}]`;
  if (!isJsonObject(value)) throw expected(where, "an object", value);
  const { Effect, Action = [], Principal = {}, Condition = {} } = value;
  return {
    effect: parseEffect(Effect, `${where}.Effect`),
    actions: asStrings(Action, `${where}.Action`),
    principals: parsePrincipals(Principal, `${where}.Principal`),
    conditions: parseConditions(Condition, `${where}.Condition`),
    rest: without(value, STATEMENT_KEYS),
  };
}

/** The rest of `object` beside `keys`. */
function without(object: JsonObject, keys: readonly string[]): JsonObject {
  const others = Object.keys(object).filter((key) => !keys.includes(key));
  return others.length === 0 ? {} : Object.fromEntries(others.map((key) => [key, object[key] as JsonValue]));
}

function parseEffect(value: JsonValue | undefined, where: string): Effect {
  if (value === "Allow" || value === "Deny") return value;
  throw expected(where, '"Allow" or "Deny"', value);
}

function parsePrincipals(value: JsonValue, where: string): Principal[] {
  if (value === "*") return [parsePrincipal("*", "*")];
  if (!isJsonObject(value)) throw expected(where, "an object of lists", value);
  const principals: Principal[] = [];
  for (const type of Object.keys(value))
    for (const text of asStrings(value[type] as JsonValue, `${where}.${type}`))
      principals.push(parsePrincipal(type, text));
  return principals;
}

function parseConditions(value: JsonValue, where: string): Conditions {
  if (!isJsonObject(value)) throw expected(where, "an object", value);
  return mapValues(value, (tests, operator) => {
    if (!isJsonObject(tests)) throw expected(`${where}.${operator}`, "an object", tests);
    return mapValues(tests, (values, key) =>
      asList(values).map((v) => asConditionValue(v, `${where}.${operator}.${key}`)),
    );
  });
}

function asConditionValue(value: JsonValue, where: string): ConditionValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number") throw expected(where, "a string, number or boolean", value);
  // A larger number is not the one that was written: it lost digits when it was read.
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  throw new TrustPolicyError(`${oneLine(where)} is a number of too many digits: write it as a string`);
}

function asStrings(value: JsonValue, where: string): string[] {
  return asList(value).map((item) => {
    if (typeof item === "string") return item;
    throw expected(where, "a string or a list of strings", item);
  });
}

/** RAM takes a scalar where a list of one is meant. */
function asList(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value as JsonValue];
}

function mapValues<T>(object: JsonObject, map: (value: JsonValue, key: string) => T): Record<string, T> {
  const entries = Object.entries(object);
  return entries.length === 0
    ? {}
    : Object.fromEntries(entries.map(([key, value]) => [key, map(value, key)]));
}

function expected(where: string, allowed: string, value: JsonValue | undefined): TrustPolicyError {
  const found = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80);
  return new TrustPolicyError(`${oneLine(where)} must be ${allowed}, found ${found}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
