import type { IConstruct } from "constructs";
import { Construct } from "constructs";
import { refuseOtherEngine } from "../engine/same";
import { roleNameProblem } from "./rules";
import { accountId, problemsOf, refuse, textOrToken } from "./validate";

/**
 * The two props by which a DTS job of the bindings reaches its source in another account.
 *
 * @see {@link https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/website/docs/r/dts_synchronization_job.html.markdown | alicloud_dts_synchronization_job}
 */
export interface CrossAccountSourceEndpoint {
  /** The ID of the account that owns the source: `source_endpoint_owner_id`. */
  readonly sourceEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN: `source_endpoint_role`. */
  readonly sourceEndpointRole: string;
}

/**
 * A DTS job whose destination may be in another account: a synchronization job. Migration and subscription jobs have
 * no such attributes, so that the compiler refuses them.
 *
 * @see {@link https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/website/docs/r/dts_synchronization_job.html.markdown | alicloud_dts_synchronization_job}
 */
export interface DtsJobWithDestination {
  /** The ID of the account that owns the destination: `destination_endpoint_owner_id`. */
  destinationEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN: `destination_endpoint_role`. */
  destinationEndpointRole: string;
}

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

/** What a role made here and a role made elsewhere have in common. */
export abstract class RoleBase extends Construct implements IDtsCrossAccountRole {
  abstract readonly ownerAccountId: string;
  abstract readonly roleName: string;
  abstract readonly roleArn: string;

  /** The name as it was given: `roleName` may be a reference, which says nothing to a person. */
  protected abstract readonly givenName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    refuseOtherEngine(this);
  }

  asSourceEndpoint(): CrossAccountSourceEndpoint {
    return { sourceEndpointOwnerId: this.ownerAccountId, sourceEndpointRole: this.readyRoleName };
  }

  useAsDestination(job: DtsJobWithDestination): void {
    job.destinationEndpointOwnerId = this.ownerAccountId;
    job.destinationEndpointRole = this.readyRoleName;
  }

  /** The name of the role, for what must not start before the role can be used. */
  protected get readyRoleName(): string {
    return this.roleName;
  }

  /** The path in the construct tree, and what the role is. */
  override toString(): string {
    return `${this.node.path} (RAM role ${this.givenName} of account ${this.ownerAccountId})`;
  }
}

/** What is known of a role that was made elsewhere. Either may be an unresolved token. */
export interface DtsCrossAccountRoleAttributes {
  /** The ID of the account that owns the role: 16 digits. */
  readonly ownerAccountId: string;
  /** The name of the role, not its ARN. */
  readonly roleName: string;
}

/** A role that another stack, or the console, made. */
export class ImportedRole extends RoleBase {
  readonly ownerAccountId: string;
  readonly roleName: string;

  /** @throws Error with a line for each attribute that is wrong */
  constructor(scope: Construct, id: string, attributes: DtsCrossAccountRoleAttributes) {
    super(scope, id);
    const { ownerAccountId, roleName } = { ...attributes };
    const problems = problemsOf([
      ["ownerAccountId", ownerAccountId, accountId],
      ["roleName", roleName, textOrToken(roleNameProblem)],
    ]);
    refuse(this, problems);
    this.ownerAccountId = ownerAccountId;
    this.roleName = roleName;
  }

  protected get givenName(): string {
    return this.roleName;
  }

  get roleArn(): string {
    return `acs:ram::${this.ownerAccountId}:role/${this.roleName}`;
  }
}
