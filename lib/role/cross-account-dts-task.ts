import { Token } from "cdktf";
import { Construct } from "constructs";
import { DtsCrossAccountRole } from "./dts-cross-account-role";
import type { CrossAccountDestinationEndpoint, CrossAccountSourceEndpoint } from "./endpoint";
import type { DtsCrossAccountRoleProps } from "./props";
import { refuse } from "./validations/refuse";
import { taskProblems } from "./validations/task";

/** A family of Alibaba Cloud accounts; DTS reaches no account of another family. */
export type DtsCloud = "public" | "finance" | "government";

/** A database of a DTS task: the account that owns it, and the role there, where the task is of another account. */
export interface CrossAccountDtsDatabase
  extends Omit<DtsCrossAccountRoleProps, "trustedAccountId" | "ownerAccountId"> {
  /** The account that owns the database: 16 digits. */
  readonly accountId: string;

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

/**
 * The roles that a DTS task across accounts needs: one in each account that owns a database and does not create the
 * task, trusting the account that does. So there is a role on the source side, on the destination side, or, where a
 * third account creates the task, on both.
 *
 * @see DTS, "Synchronize or migrate data across accounts"
 */
export class CrossAccountDtsTask extends Construct {
  /** The role in the source's account, where that is not the task's own. */
  readonly sourceRole: DtsCrossAccountRole | undefined;
  /** The role in the destination's account, where that is not the task's own. */
  readonly destinationRole: DtsCrossAccountRole | undefined;

  /** @throws Error with a line for each thing that DTS cannot do, or that is wrong */
  constructor(scope: Construct, id: string, props: CrossAccountDtsTaskProps) {
    super(scope, id);
    refuse(this, taskProblems(props));
    this.sourceRole = this.role("Source", props.sourceDatabase, props);
    this.destinationRole = this.role(
      "Destination",
      { access: "cloud-instance", ...props.destinationDatabase },
      props,
    );
  }

  /** What a DTS job takes for its source: nothing, where the source is the task account's own. */
  asSourceEndpoint(): Partial<CrossAccountSourceEndpoint> {
    return this.sourceRole?.asSourceEndpoint() ?? {};
  }

  /** What a synchronization job takes for its destination: nothing, where the destination is the task account's own. */
  asDestinationEndpoint(): Partial<CrossAccountDestinationEndpoint> {
    return this.destinationRole?.asDestinationEndpoint() ?? {};
  }

  private role(
    id: string,
    { accountId, cloud, ...role }: CrossAccountDtsDatabase,
    { taskAccountId }: CrossAccountDtsTaskProps,
  ): DtsCrossAccountRole | undefined {
    if (accountId === taskAccountId && !Token.isUnresolved(accountId)) return undefined;
    return new DtsCrossAccountRole(this, id, {
      ...role,
      ownerAccountId: accountId,
      trustedAccountId: taskAccountId,
    });
  }
}
