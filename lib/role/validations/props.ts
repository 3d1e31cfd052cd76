import { Token } from "cdktf";
import type { DtsCrossAccountRoleProps } from "../props";
import {
  accessProblem,
  accountIdProblem,
  adoptedPolicyProblem,
  DEFAULT_ACCESS,
  descriptionProblem,
  distinctAccountsProblem,
  durationProblem,
  maxSessionDurationProblem,
  roleNameProblem,
  tagCountProblem,
  tagKeyProblem,
  tagValueProblem,
} from "../rules";
import { optional, required } from "./refuse";

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
