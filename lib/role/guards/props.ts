/**
 * The guards of a role. Each is on unless it is set to false. Those that warn look at the account while Terraform
 * plans; where `roleName` is known only after an apply they are left out, since such a plan would fail.
 */
export interface DtsCrossAccountRoleGuards {
  /**
   * The plan fails where the provider's credentials are not of `ownerAccountId`: with the wrong profile Terraform
   * would make the role in the wrong account.
   *
   * @default true
   */
  readonly ownerAccount?: boolean;

  /**
   * The plan fails where the owner account turns out to be the trusted account, which can be known only then if
   * `ownerAccountId` is not given or a token.
   *
   * @default true
   */
  readonly distinctAccounts?: boolean;

  /**
   * A plan that would make the role says the way out where the account has a role of that name already. It needs the
   * permissions ram:ListRoles and ram:GetRole; without them the plan fails.
   *
   * @default true
   */
  readonly existingRole?: boolean;

  /**
   * A plan warns of policies that are attached to the role and not managed by this construct; Terraform itself does
   * not see them. A plan that itself detaches a policy names it once more. It needs the permissions ram:ListRoles,
   * ram:GetRole and ram:ListPoliciesForRole; without them the plan fails.
   *
   * @default true
   */
  readonly unmanagedPolicies?: boolean;

  /**
   * A plan warns where the owner account never authorized DTS: its role AliyunDTSDefaultRole is missing. It needs the
   * permissions ram:ListRoles and ram:GetRole; without them the plan fails.
   *
   * @default true
   */
  readonly dtsAuthorized?: boolean;

  /**
   * A plan warns where RAM hands the trust policy back with another service principal than was sent: it rewrites
   * `<owner>@dts.aliyuncs.com` to `dts.aliyuncs.com`. It needs the permissions ram:ListRoles and ram:GetRole; without
   * them the plan fails.
   *
   * @default true
   */
  readonly servicePrincipal?: boolean;
}
