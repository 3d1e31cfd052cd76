import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { DtsCrossAccountRoleProps } from "./props";
import {
  accessProblem,
  accountIdProblem,
  adoptedPolicyProblem,
  DEFAULT_ACCESS,
  descriptionProblem,
  distinctAccountsProblem,
  durationProblem,
  maxSessionDurationProblem,
  type Rule,
  roleNameProblem,
  tagCountProblem,
  tagKeyProblem,
  tagValueProblem,
  told,
} from "./rules";

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

/** Everything that is wrong with `props`, a line each. Unresolved tokens pass: their values are known at plan time. */
export function propsProblems(props: DtsCrossAccountRoleProps): string[] {
  return [
    ...optional("ownerAccountId", props.ownerAccountId, accountIdProblem),
    ...required("trustedAccountId", props.trustedAccountId, accountIdProblem),
    ...distinct(props),
    ...optional("roleName", props.roleName, roleNameProblem),
    ...optional("description", props.description, descriptionProblem),
    ...optional("maxSessionDuration", props.maxSessionDuration, maxSessionDurationProblem),
    ...optional("access", props.access, accessProblem),
    ...tags(props.tags),
    ...optional("deleteTimeout", props.deleteTimeout, durationProblem),
    ...adoption(props),
  ];
}

function adoption({ adopt, access }: DtsCrossAccountRoleProps): string[] {
  if (accessProblem(access ?? DEFAULT_ACCESS) !== undefined) return [];
  const rule = (policy: unknown) => adoptedPolicyProblem(policy, access);
  return (adopt?.policies ?? []).flatMap((policy) => required("adopt.policies", policy, rule));
}

function distinct({ ownerAccountId, trustedAccountId }: DtsCrossAccountRoleProps): string[] {
  if (ownerAccountId === undefined) return [];
  const rule = () => distinctAccountsProblem(ownerAccountId, trustedAccountId);
  return optional("trustedAccountId", trustedAccountId, rule);
}

function tags(value: DtsCrossAccountRoleProps["tags"]): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  const each = Object.entries(value).flatMap(([key, text]) => [
    ...required("tags", key, () => tagKeyProblem(key)),
    ...required(`tags[${JSON.stringify(key)}]`, text, tagValueProblem),
  ]);
  return [...optional("tags", value, () => tagCountProblem(value)), ...each];
}
