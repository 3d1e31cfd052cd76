import type { IConstruct } from "constructs";
import type { CrossAccountSourceEndpoint, DtsJobWithDestination } from "./endpoint";

/** A RAM role by which DTS, working for another account, reaches a database: made here, or elsewhere. */
export interface IDtsCrossAccountRole extends IConstruct {
  /** The ID of the account that owns the role; "Alibaba Cloud Account" in the DTS console. */
  readonly ownerAccountId: string;

  /** The name of the role; "RAM Role Name" in the DTS console. */
  readonly roleName: string;

  /** The ARN of the role. The DTS console and the DTS jobs take the name instead. */
  readonly roleArn: string;

  /**
   * What a migration, synchronization or subscription job takes to read from the owner account through this role. The
   * job waits for the role and its policies where they are made here.
   */
  asSourceEndpoint(): CrossAccountSourceEndpoint;

  /**
   * Lets a synchronization job write to the owner account through this role. The job waits for the role and its
   * policies where they are made here.
   *
   * @throws Error where the role is for a self-managed database in a VPC, which DTS reaches as source only
   */
  useAsDestination(job: DtsJobWithDestination): void;
}
