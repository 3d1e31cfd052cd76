/** The guards of a role. Each is on unless it is set to false. */
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
   * Plan and apply warn of policies that are attached to the role and not managed by this construct; Terraform
   * itself does not see them. It needs the permission ram:ListPoliciesForRole, as the attachments do.
   *
   * @default true
   */
  readonly unmanagedPolicies?: boolean;

  /**
   * Plan and apply warn where the owner account never authorized DTS: its role AliyunDTSDefaultRole is missing.
   * It needs the permission ram:ListRoles; without it the plan fails.
   *
   * @default true
   */
  readonly dtsAuthorized?: boolean;

  /**
   * Plan and apply warn where RAM handed the trust policy back with another service principal than was sent, as it
   * does with `<owner>@dts.aliyuncs.com`.
   *
   * @default true
   */
  readonly servicePrincipal?: boolean;
}
