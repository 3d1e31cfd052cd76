import { Token } from "cdktf";
import { accessProblem, DEFAULT_ACCESS } from "../access";
import type { DtsCrossAccountRoleProps } from "../props";
import { accountIdProblem } from "./account-id";
import { adoptedPolicyProblem } from "./adoption";
import { descriptionProblem } from "./description";
import { distinctAccountsProblem } from "./distinct-accounts";
import { durationProblem } from "./duration";
import { maxSessionDurationProblem } from "./max-session-duration";
import { roleNameProblem } from "./role-name";
import { optional, required } from "./rule";
import { tagCountProblem, tagKeyProblem, tagValueProblem } from "./tags";

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
  return optional("trustedAccountId", trustedAccountId, () =>
    distinctAccountsProblem(ownerAccountId, trustedAccountId),
  );
}

function tags(value: DtsCrossAccountRoleProps["tags"]): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  const each = Object.entries(value).flatMap(([key, text]) => [
    ...required("tags", key, () => tagKeyProblem(key)),
    ...required(`tags[${JSON.stringify(key)}]`, text, tagValueProblem),
  ]);
  return [...optional("tags", value, () => tagCountProblem(value)), ...each];
}
