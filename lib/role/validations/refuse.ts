import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type Rule, told } from "../rules";

/** @throws Error with a line for each of `problems`, where there are any, that begins with the path of `construct` */
export function refuse(construct: IConstruct, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Error(problems.map((problem) => `${construct.node.path}: ${problem}`).join("\n"));
}

/** What `rule` says of a prop that may be left out. */
export function optional(name: string, value: unknown, rule: Rule): string[] {
  return value === undefined ? [] : required(name, value, rule);
}

/** What `rule` says of a prop that must be given. Unresolved tokens pass: their values are known at plan time. */
export function required(name: string, value: unknown, rule: Rule): string[] {
  if (Token.isUnresolved(value)) return [];
  const problem = rule(value);
  return problem === undefined ? [] : [`${name}: ${told(problem, value)}`];
}
