import { Token } from "cdktf";

/** What is wrong with a value, or undefined. */
export type Rule = (value: unknown) => string | undefined;

/** What `rule` says of a prop that may be left out. */
export function optional(name: string, value: unknown, rule: Rule): string[] {
  return value === undefined ? [] : required(name, value, rule);
}

/** What `rule` says of a prop that must be given. Unresolved tokens pass: their values are known at plan time. */
export function required(name: string, value: unknown, rule: Rule): string[] {
  if (Token.isUnresolved(value)) return [];
  const problem = rule(value);
  return problem === undefined ? [] : [`${name}: ${problem}`];
}
