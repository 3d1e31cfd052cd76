import { TerraformProvider, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { escapeInvisible } from "../text";
import type { DtsCrossAccountRoleProps } from "./props";
import {
  accessProblem,
  accountIdProblem,
  adoptedPolicyProblem,
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

/** A value, by the name of its prop, and the rule that it is held to. */
export type Held = readonly [name: string, value: unknown, rule: Rule];

/** What the rules say of their values, a line each. */
export function problemsOf(held: readonly Held[]): string[] {
  return held.flatMap(([name, value, rule]) => {
    const problem = rule(value);
    return problem === undefined ? [] : [`${name}: ${told(problem, value)}`];
  });
}

/** `rule` for a prop that may be left out. */
function optional(rule: Rule): Rule {
  return (value) => (value === undefined ? undefined : rule(value));
}

/**
 * `rule` for a text that may be an unresolved token: its value is known at plan time. Another object could say of
 * itself what it likes, so that it does not pass.
 */
export function textOrToken(rule: Rule): Rule {
  return (value) => (typeof value === "string" ? valueOrToken(rule)(value) : rule(value));
}

/** `rule` for what Terraform is handed as it is: a token of any type passes. */
function valueOrToken(rule: Rule): Rule {
  return (value) => (Token.isUnresolved(value) ? undefined : rule(value));
}

/** An account ID is the 16 digits or one token: with text around it, one could say another thing than its guard sees. */
export function accountId(value: unknown): string | undefined {
  if (isTextToken(value)) return undefined;
  return typeof value === "string" && Token.isUnresolved(value)
    ? "{value} is no account ID: give its 16 digits, or one token for all of them"
    : accountIdProblem(value);
}

/** Everything that is wrong with `props`, a line each. */
export function propsProblems(props: Partial<DtsCrossAccountRoleProps>): string[] {
  const { ownerAccountId: owner, trustedAccountId: trusted } = props;
  const areDistinct = () => distinctAccountsProblem(owner as string, trusted as string);
  return problemsOf([
    ["ownerAccountId", owner, optional(accountId)],
    ["trustedAccountId", trusted, accountId],
    ["trustedAccountId", trusted, optional(textOrToken(areDistinct))],
    ["roleName", props.roleName, optional(textOrToken(roleNameProblem))],
    ["description", props.description, optional(textOrToken(descriptionProblem))],
    ["maxSessionDuration", props.maxSessionDuration, optional(valueOrToken(maxSessionDurationProblem))],
    ["access", props.access, optional(accessProblem)],
    ...tags(props.tags),
    ["provider", props.provider, optional(providerProblem)],
    ["deleteTimeout", props.deleteTimeout, optional(textOrToken(durationProblem))],
    ["force", props.force, valueOrToken(flagProblem)],
    ["preventDestroy", props.preventDestroy, valueOrToken(flagProblem)],
    ["allowOverrides", props.allowOverrides, flagProblem],
    ...guards(props.guards),
    ...adoption(props),
  ]);
}

function flagProblem(value: unknown): string | undefined {
  if (value === undefined || typeof value === "boolean") return undefined;
  return "{value} is not true or false: give one of them";
}

function guards(value: unknown): Held[] {
  if (value === undefined) return [];
  if (!isPlainObject(value))
    return [["guards", value, () => "{value} is not a choice of guards: give { ownerAccount: false }"]];
  return Object.entries(value).map(([guard, isOn]) => [`guards.${guard}`, isOn, flagProblem]);
}

/** Anything else would leave the role to the stack's own provider, without a word. */
function providerProblem(value: unknown): string | undefined {
  if (TerraformProvider.isTerraformProvider(value)) return undefined;
  return "{value} is not a provider: give the construct, such as new AlicloudProvider(...)";
}

function adoption({ adopt, access }: Partial<DtsCrossAccountRoleProps>): Held[] {
  if (adopt === undefined || optional(accessProblem)(access) !== undefined) return [];
  if (!isPlainObject(adopt))
    return [["adopt", adopt, () => "{value} is not an adoption: give {} or { policies: [...] }"]];
  const { policies = [] } = adopt;
  if (!Array.isArray(policies)) {
    const problem = "{value} is not a list: give the names of policies in a list";
    return [["adopt.policies", policies, () => problem]];
  }
  return policies.map((policy) => ["adopt.policies", policy, (value) => adoptedPolicyProblem(value, access)]);
}

function tags(value: unknown): Held[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (!isPlainObject(value))
    return [["tags", value, () => '{value} is not a mapping: give the tags as { team: "data" }']];
  const each = Object.entries(value).flatMap(([key, text]): Held[] => [
    ["tags", key, textOrToken(() => tagKeyProblem(key))],
    [`tags[${JSON.stringify(key)}]`, text, textOrToken(tagValueProblem)],
  ]);
  return [["tags", value, () => tagCountProblem(value)], ...each];
}
