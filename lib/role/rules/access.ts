/** The system policy that lets DTS find and open the way to a database; it is not read-only. */
export const DTS_ROLE_POLICY = "AliyunDTSRolePolicy";

/** The system policy that lets DTS read VPCs, which the way over Express Connect, VPN or Smart Access Gateway needs. */
export const VPC_READ_ONLY_POLICY = "AliyunVPCReadOnlyAccess";

/**
 * How DTS reaches the database, and the system policies that the role needs for it.
 *
 * A database behind Express Connect, a VPN gateway or a Smart Access Gateway needs both policies, a cloud
 * instance AliyunDTSRolePolicy only.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-data-migration-or-synchronization-from-a-self-managed-database-in-a-vpc-across-different-alibaba-cloud-accounts | Configure RAM authorization for a self-managed database in a VPC across accounts}
 */
const POLICIES = {
  "express-connect": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "vpn-gateway": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "smart-access-gateway": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "cloud-instance": [DTS_ROLE_POLICY],
} as const satisfies Record<string, readonly string[]>;

/** How DTS reaches the database. */
export type DtsAccess = keyof typeof POLICIES;

/** All ways by which DTS reaches a database. */
export const DTS_ACCESS = Object.keys(POLICIES) as readonly DtsAccess[] as readonly [
  DtsAccess,
  ...DtsAccess[],
];

/** What is taken where no access is given. */
export const DEFAULT_ACCESS: DtsAccess = "express-connect";

/** All system policies that a role may need. */
export const DTS_POLICIES = [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY] as const;

/** The names of the system policies that `access` needs, in the order in which the DTS page attaches them. */
export function systemPoliciesFor(access: DtsAccess): readonly string[] {
  return POLICIES[access];
}

/** What is wrong with `value` as an access, or undefined. */
export function accessProblem(value: unknown): string | undefined {
  if (typeof value === "string" && Object.hasOwn(POLICIES, value)) return undefined;
  return `{value} is not a way to the database: use one of ${DTS_ACCESS.join(", ")}`;
}

/** What is wrong with `policy` as one to adopt, or undefined. Allowed: the system policies that the access needs. */
export function adoptedPolicyProblem(
  policy: unknown,
  access: DtsAccess = DEFAULT_ACCESS,
): string | undefined {
  const policies = systemPoliciesFor(access);
  if (policies.some((name) => name === policy)) return undefined;
  return `{value} is not attached by this role: with access "${access}" it attaches ${policies.join(" and ")}`;
}
