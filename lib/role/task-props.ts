import type { DtsCrossAccountRoleProps } from "./props";

/** A family of Alibaba Cloud accounts; DTS reaches no account of another family. */
export type DtsCloud = "public" | "finance" | "government";

/** A database of a DTS task: the account that owns it, and the role there, where the task is of another account. */
export interface CrossAccountDtsDatabase extends Omit<DtsCrossAccountRoleProps, "trustedAccountId"> {
  /** The account that owns the database: 16 digits. */
  readonly ownerAccountId: string;

  /**
   * The cloud of the account.
   *
   * @default "public"
   */
  readonly cloud?: DtsCloud;
}

/** The accounts of a DTS task. */
export interface CrossAccountDtsTaskProps {
  /** The account that creates the task: 16 digits. It may own one of the databases. */
  readonly taskAccountId: string;

  /**
   * The cloud of the account that creates the task.
   *
   * @default "public"
   */
  readonly taskCloud?: DtsCloud;

  /** The source database. */
  readonly sourceDatabase: CrossAccountDtsDatabase;

  /** The destination database. It cannot be a self-managed database in a VPC. */
  readonly destinationDatabase: CrossAccountDtsDatabase;
}
