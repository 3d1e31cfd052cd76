import { DefaultTokenResolver, Fn, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;
const WHOLE_TOKEN = /^\$\{TfToken\[[^\]]*\]\}$/;

/** `props` without what is undefined: the bindings' configs take a prop or none. */
export function omitUndefined<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}

/** `value` with its tokens resolved, as it will stand in the Terraform JSON of the stack of `scope`. */
export function resolveTokens<T>(scope: IConstruct, value: T): T {
  // Lists and objects are walked here: cdktf looks for tokens in every part of them, which takes much longer.
  if (Array.isArray(value)) return value.map((part) => resolveTokens(scope, part)) as T;
  if (isPlainObject(value)) {
    const entries = Object.entries(omitUndefined(value));
    return Object.fromEntries(entries.map(([key, part]) => [key, resolveTokens(scope, part)])) as T;
  }
  if (!Token.isUnresolved(value)) return value;
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}

/** Whether `value` is an object of its own keys, and not of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A copy of lists and plain objects, each part read once; what resolves itself, as a token does, stays the same. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)])) as T;
}

/** Whether `value` is one token as a text, with no other text around it. */
export function isTextToken(value: unknown): value is string {
  return typeof value === "string" && WHOLE_TOKEN.test(value) && Token.isUnresolved(value);
}

/** `document` as Terraform is to write it into a text: an expression, so that nothing in the document is one. */
export function jsonText(document: unknown): string {
  // The text that Fn.jsonencode comes to, without the tokens that it makes of every part of the document.
  return Token.isUnresolved(JSON.stringify(document))
    ? Fn.jsonencode(document)
    : `\${jsonencode(${inHcl(document)})}`;
}

function inHcl(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inHcl).join(", ")}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)} = ${inHcl(part)}`);
  return `{${entries.join(", ")}}`;
}

/**
 * `text` as Terraform must read it: a `${` or `%{` in it is text, not an expression that Terraform would
 * evaluate. Tokens in it stay what they are.
 */
export function literal(text: string): string {
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/([$%])\{/g, "$1$1{")))
    .join("");
}

/** `literal` for the keys and the values of a map. */
export function literalMap(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [literal(key), literal(value)]));
}

/** `text`, without characters that HCL would take for its own, as an operand of an expression: a token, or a text. */
export function inExpression(text: string): string {
  return Token.isUnresolved(text) ? text : `"${text}"`;
}
