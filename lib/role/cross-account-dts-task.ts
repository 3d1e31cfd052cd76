import { Token } from "cdktf";
import { Construct } from "constructs";
import { DtsCrossAccountRole } from "./dts-cross-account-role";
import type { CrossAccountSourceEndpoint, DtsJobWithDestination } from "./endpoint";
import type { CrossAccountDtsDatabase, CrossAccountDtsTaskProps } from "./task-props";
import { refuse } from "./validations/refuse";
import { taskProblems } from "./validations/task";

/**
 * The roles that a DTS task across accounts needs: one in each account that owns a database and does not create the
 * task, trusting the account that does. So there is a role on the source side, on the destination side, or, where a
 * third account creates the task, on both.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-cross-account-data-migration-and-synchronization | Configure RAM authorization for cross-account DTS tasks}
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

  /** Lets `job` write to its destination, which it may do by itself where that is the task account's own. */
  useAsDestination(job: DtsJobWithDestination): void {
    this.destinationRole?.useAsDestination(job);
  }

  private role(
    id: string,
    { cloud, ...role }: CrossAccountDtsDatabase,
    { taskAccountId }: CrossAccountDtsTaskProps,
  ): DtsCrossAccountRole | undefined {
    const { ownerAccountId } = role;
    if (ownerAccountId === taskAccountId && !Token.isUnresolved(ownerAccountId)) return undefined;
    return new DtsCrossAccountRole(this, id, { ...role, trustedAccountId: taskAccountId });
  }
}
