/** Resource types by which somebody may get at a RAM role or its permissions, and what they do, in words. */
const GRANTING: readonly (readonly [RegExp, string])[] = [
  [/_ram_policy$/, "a custom policy: whoever has it attached may do what it says"],
  [
    /_policy_version$/,
    "a version of a custom policy: it may change what the policy allows wherever it is attached",
  ],
  [/_policy_attachment$/, "attaches a policy: whoever gets it may come to assume or to change the role"],
  [/_ram_role_attachment$/, "lets ECS instances work as a RAM role"],
  [/_(?:group_membership|user_group_attachment)$/, "puts a RAM user into a group, with the group's policies"],
  [/_(?:access_key|login_profile)$/, "lets a RAM user log in or sign requests"],
  [/_(?:saml|oidc)_provider$/, "an identity provider: whom it names may assume the roles that trust it"],
  [/_(?:user|group)$/, "a user or group, that policies and roles may name"],
  [/_role$/, "a role, that others may assume"],
  [/_(?:ros|oos|compute_nest)_/, "runs a template, that may make and change roles and policies"],
  [/_cloud_control_/, "makes a resource of any kind, a role or a policy too"],
];

const MAY_GRANT = "it may let somebody get at the role or its permissions";

const TYPE =
  /^(?:[a-z]+-)?ali(?:baba)?cloud[a-z]*_(?:.*_)?(?:ram|ims|sts|sso|saml|oidc|idaas|eiam|role|access_key|login_profile|resource_manager|resource_directory|resource_sharing|ros|oos|service_catalog|governance|compute_nest|cloud_control)(?:_|$)/;

/** Whether a resource of this type may let somebody get at a role, by its name: types of the future too. */
export function mayGrant(type: string): boolean {
  return TYPE.test(type);
}

/** What a resource of `type` does, in words. */
export function whatItDoes(type: string): string {
  return GRANTING.find(([pattern]) => pattern.test(type))?.[1] ?? MAY_GRANT;
}
