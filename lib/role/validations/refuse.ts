import type { IConstruct } from "constructs";

/** @throws Error with a line for each of `problems`, where there are any, that begins with the path of `construct` */
export function refuse(construct: IConstruct, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Error(problems.map((problem) => `${construct.node.path}: ${problem}`).join("\n"));
}
