import type { TerraformProvider } from "cdktf";
import type { DtsAccess } from "./access";
import type { DtsCrossAccountRoleGuards } from "./guards/props";

/** The name that the role gets where none is given: the example name of the DTS pages. */
export const DEFAULT_ROLE_NAME = "ram-for-dts";

/** What a DtsCrossAccountRole is made from. Every value may be an unresolved token, and passes then. */
export interface DtsCrossAccountRoleProps {
  /**
   * The account that owns the database, and with it the role: 16 digits. It must not be `trustedAccountId`.
   *
   * @default - the account of the provider's credentials, whichever that is
   * @see DTS, "Alibaba Cloud Account" in the console of the trusted account
   */
  readonly ownerAccountId?: string;

  /** The account that creates the DTS task, and that the role trusts: 16 digits. */
  readonly trustedAccountId: string;

  /**
   * The name of the RAM role: 1 to 64 letters, digits and hyphens, and not AliyunDTSDefaultRole.
   *
   * @default "ram-for-dts"
   * @see alicloud_ram_role, role_name
   */
  readonly roleName?: string;

  /**
   * What the role is for, as the RAM console shows it: 1 to 1024 characters.
   *
   * @default - no description
   * @see alicloud_ram_role, description
   */
  readonly description?: string;

  /**
   * The longest session with the role, in seconds: 3600 to 43200.
   *
   * @default - RAM's own default, 3600
   * @see alicloud_ram_role, max_session_duration
   */
  readonly maxSessionDuration?: number;

  /**
   * Tags of the role: at most 20.
   *
   * @default - no tags
   * @see alicloud_ram_role, tags
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
   * @see alicloud_ram_role, force
   */
  readonly force?: boolean;

  /**
   * Whether a plan that would destroy or replace the role or an attachment fails.
   *
   * @default false
   * @see Terraform, lifecycle prevent_destroy
   */
  readonly preventDestroy?: boolean;

  /**
   * How long a destroy of the role is tried, as Terraform writes durations: "30s", "5m", "1h30m". Terraform takes it
   * from its state, where it stands only after an apply that made or changed the role.
   *
   * @default - the provider's, five minutes
   * @see alicloud_ram_role, timeouts
   */
  readonly deleteTimeout?: string;

  /**
   * Whether overrides, aspects and further attachments may change what the role grants beyond these props. Without
   * it, synthesis fails and says what they changed.
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
