import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;

/** `props` without what is undefined: the bindings' configs take a prop or none. */
export function omitUndefined<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}

/** `value` with its tokens resolved, as it will stand in the Terraform JSON of the stack of `scope`. */
export function resolveTokens<T>(scope: IConstruct, value: T): T {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
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
