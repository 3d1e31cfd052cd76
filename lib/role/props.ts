import type { TerraformProvider } from "cdktf";
import type { DtsAccess } from "./rules";

/**
 * What a DtsCrossAccountRole is made from. Texts, numbers, flags and tags may be unresolved tokens, and pass then; an
 * account ID is one token as a whole. `access` and `adopt` decide what is made, and are known.
 *
 * @see {@link https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/website/docs/r/ram_role.html.markdown | alicloud_ram_role}
 */
export interface DtsCrossAccountRoleProps {
  /**
   * The account that owns the database, and with it the role: 16 digits. It must not be `trustedAccountId`.
   *
   * The DTS console of the trusted account calls it "Alibaba Cloud Account".
   *
   * @default - the account of the provider's credentials, whichever that is
   */
  readonly ownerAccountId?: string;

  /** The account that creates the DTS task, and that the role trusts: 16 digits. */
  readonly trustedAccountId: string;

  /**
   * The name of the RAM role: 1 to 64 letters, digits and hyphens, and not AliyunDTSDefaultRole.
   *
   * @default "ram-for-dts"
   */
  readonly roleName?: string;

  /**
   * What the role is for, as the RAM console shows it: 1 to 1024 UTF-16 units, and none that cannot be seen. It is always sent: the provider would
   * leave what stands in the account as it is.
   *
   * @default - "Lets DTS of Alibaba Cloud account <trustedAccountId> reach databases of this account"
   */
  readonly description?: string;

  /**
   * The longest session with the role, in seconds: 3600 to 43200. It is always sent: the provider would leave what
   * stands in the account as it is.
   *
   * @default 3600
   */
  readonly maxSessionDuration?: number;

  /**
   * Tags of the role: at most 20. A key of 1 to 128 characters has no quotation mark, backslash or control character,
   * which the provider cannot take away again; a value has at most 128 characters. None can hold what cannot be seen.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * How DTS reaches the database, which decides the system policies: for "express-connect", "vpn-gateway" and
   * "smart-access-gateway" AliyunDTSRolePolicy and AliyunVPCReadOnlyAccess, for "cloud-instance" the first only.
   *
   * @default "express-connect"
   */
  readonly access?: DtsAccess;

  /**
   * The provider that works in the owner account. Give it where a stack has several.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What is checked at plan and apply time; each guard can be set to false.
   *
   * @default - all guards
   */
  readonly guards?: DtsCrossAccountRoleGuards;

  /**
   * Takes over a role that was made by hand: the next apply imports it, and the attachments named here, instead of
   * making them. Leave it out again after that apply.
   *
   * @default - the role and its attachments are made
   */
  readonly adopt?: DtsRoleAdoption;

  /**
   * Whether destroying the role first detaches every policy, those attached by hand included. Without it, a
   * destroy with a stranger's policy attached is tried again until `deleteTimeout`, and fails.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether a plan that would destroy or replace the role or an attachment fails.
   *
   * @default false
   * @see {@link https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle | Terraform, lifecycle}
   */
  readonly preventDestroy?: boolean;

  /**
   * How long a destroy of the role is tried, as Terraform writes durations: "30s", "5m", "1h30m". Terraform takes it
   * from its state, where it stands only after an apply that made or changed the role.
   *
   * @default - the provider's, five minutes
   */
  readonly deleteTimeout?: string;

  /**
   * Whether overrides, aspects and further resources may make of the role another than these props say. Without it,
   * synthesis fails and says what they changed, where validations are skipped too. Harmless, and always allowed, are tags, description, session
   * duration, timeouts, depends_on and prevent_destroy.
   *
   * @default false
   */
  readonly allowOverrides?: boolean;
}

/**
 * What is taken over of a role that was made by hand.
 *
 * Its trust policy must have its principals in lists: the provider (1.289.0) crashes on `"RAM": "acs:..."`.
 */
export interface DtsRoleAdoption {
  /**
   * The system policies whose attachments exist already, out of those that the access needs. Importing one that does
   * not exist fails the plan; attaching one that exists fails the apply (EntityAlreadyExists.Role.Policy).
   *
   * @default - all that the access needs
   */
  readonly policies?: readonly string[];
}

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
