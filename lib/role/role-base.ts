import { Construct } from "constructs";
import { refuseOtherEngine } from "../engine/same";
import type { CrossAccountSourceEndpoint, DtsJobWithDestination } from "./endpoint";
import type { IDtsCrossAccountRole } from "./i-dts-cross-account-role";

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
