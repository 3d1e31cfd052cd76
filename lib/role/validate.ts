import { TerraformProvider, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { escapeInvisible } from "../text";
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
import { isPlainObject, isTextToken } from "./terraform-values";

/** @throws Error with a line for each of `problems`, where there are any, that begins with the path of `construct` */
export function refuse(construct: IConstruct, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const path = escapeInvisible(construct.node.path);
  throw new Error(problems.map((problem) => `${path}: ${problem}`).join("\n"));
}

/** What `rule` says of a prop that may be left out. */
function optional(name: string, value: unknown, rule: Rule): string[] {
  return value === undefined ? [] : required(name, value, rule);
}

/**
 * What `rule` says of a prop that must be given. Texts and numbers that are unresolved tokens pass: their values are
 * known at plan time. Another object could say of itself what it likes, so that it does not.
 */
export function required(name: string, value: unknown, rule: Rule): string[] {
  const isToken = typeof value === "string" || rule === maxSessionDurationProblem;
  return isToken && Token.isUnresolved(value) ? [] : judged(name, value, rule);
}

/** An account ID is the 16 digits or one token: with text around it, one could say another thing than its guard sees. */
export function accountId(name: string, value: unknown): string[] {
  if (isTextToken(value)) return [];
  const isPart = typeof value === "string" && Token.isUnresolved(value);
  const rule = isPart
    ? () => "{value} is no account ID: give its 16 digits, or one token for all of them"
    : accountIdProblem;
  return judged(name, value, rule);
}

function judged(name: string, value: unknown, rule: Rule): string[] {
  const problem = rule(value);
  return problem === undefined ? [] : [`${name}: ${told(problem, value)}`];
}

/** Everything that is wrong with `props`, a line each. */
export function propsProblems(props: Partial<DtsCrossAccountRoleProps>): string[] {
  const { ownerAccountId, trustedAccountId, access, provider } = props;
  return [
    ...(ownerAccountId === undefined ? [] : accountId("ownerAccountId", ownerAccountId)),
    ...accountId("trustedAccountId", trustedAccountId),
    ...distinct(props),
    ...optional("roleName", props.roleName, roleNameProblem),
    ...optional("description", props.description, descriptionProblem),
    ...optional("maxSessionDuration", props.maxSessionDuration, maxSessionDurationProblem),
    ...(access === undefined ? [] : judged("access", access, accessProblem)),
    ...tags(props.tags),
    ...(provider === undefined ? [] : judged("provider", provider, providerProblem)),
    ...optional("deleteTimeout", props.deleteTimeout, durationProblem),
    ...flags(props),
    ...adoption(props),
  ];
}

/** What Terraform is handed may be known later; what decides here what is made may not. */
function flags({
  force,
  preventDestroy,
  allowOverrides,
  guards,
}: Partial<DtsCrossAccountRoleProps>): string[] {
  if (guards !== undefined && !isPlainObject(guards))
    return judged("guards", guards, () => "{value} is not a choice of guards: give { ownerAccount: false }");
  const known = Object.entries({ ...guards }).map(([guard, value]) => [`guards.${guard}`, value] as const);
  const handedOn = Object.entries({ force, preventDestroy }).filter(
    ([, value]) => !Token.isUnresolved(value),
  );
  return [...handedOn, ["allowOverrides", allowOverrides] as const, ...known].flatMap(([name, value]) =>
    value === undefined || typeof value === "boolean"
      ? []
      : judged(name, value, () => "{value} is not true or false: give one of them"),
  );
}

/** Anything else would leave the role to the stack's own provider, without a word. */
function providerProblem(value: unknown): string | undefined {
  if (TerraformProvider.isTerraformProvider(value)) return undefined;
  return "{value} is not a provider: give the construct, such as new AlicloudProvider(...)";
}

function adoption({ adopt, access }: Partial<DtsCrossAccountRoleProps>): string[] {
  if (adopt === undefined || accessProblem(access ?? DEFAULT_ACCESS) !== undefined) return [];
  if (!isPlainObject(adopt))
    return judged("adopt", adopt, () => "{value} is not an adoption: give {} or { policies: [...] }");
  const { policies = [] } = adopt;
  if (!Array.isArray(policies)) {
    return judged(
      "adopt.policies",
      policies,
      () => "{value} is not a list: give the names of policies in a list",
    );
  }
  return policies.flatMap((policy) =>
    judged("adopt.policies", policy, (value) => adoptedPolicyProblem(value, access)),
  );
}

function distinct({ ownerAccountId, trustedAccountId }: Partial<DtsCrossAccountRoleProps>): string[] {
  if (ownerAccountId === undefined || trustedAccountId === undefined) return [];
  return required("trustedAccountId", trustedAccountId, () =>
    distinctAccountsProblem(ownerAccountId, trustedAccountId),
  );
}

function tags(value: unknown): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (!isPlainObject(value)) {
    return judged("tags", value, () => '{value} is not a mapping: give the tags as { team: "data" }');
  }
  const each = Object.entries(value).flatMap(([key, text]) => [
    ...required("tags", key, () => tagKeyProblem(key)),
    ...required(`tags[${JSON.stringify(key)}]`, text, tagValueProblem),
  ]);
  return [...judged("tags", value, () => tagCountProblem(value)), ...each];
}
