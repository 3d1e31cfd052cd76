import { rfc3339 } from "./rfc3339";

/** A policy that is attached to a role. */
export interface AttachedPolicy {
  readonly policyName: string;
  readonly policyType: string;
  readonly attachDate: Date;
}

/** A RAM role as its account holds it. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly roleId: string;
  readonly createDate: Date;
  updateDate: Date;
  description: string;
  maxSessionDuration: number;
  assumeRolePolicyDocument: string;
  /** In the order of attaching. */
  policies: AttachedPolicy[];
  readonly tags: Map<string, string>;
}

/** A copy of what an account holds of one role. */
export interface RoleSnapshot {
  name: string;
  /** In lower case, as RAM writes it. */
  arn: string;
  roleId: string;
  description: string;
  /** In seconds. */
  maxSessionDuration: number;
  /** The trust policy as RAM hands it back. */
  assumeRolePolicyDocument: string;
  /** RFC 3339, in seconds, UTC. */
  createDate: string;
  updateDate: string;
  /** In the order of attaching. */
  policies: { policyName: string; policyType: string }[];
  tags: Record<string, string>;
}

export function snapshotOf(role: Role): RoleSnapshot {
  return {
    name: role.name,
    arn: role.arn,
    roleId: role.roleId,
    description: role.description,
    maxSessionDuration: role.maxSessionDuration,
    assumeRolePolicyDocument: role.assumeRolePolicyDocument,
    createDate: rfc3339(role.createDate),
    updateDate: rfc3339(role.updateDate),
    policies: role.policies.map(({ policyName, policyType }) => ({ policyName, policyType })),
    tags: Object.fromEntries(role.tags),
  };
}
