import type { Construct } from "constructs";
import { RoleBase } from "./role-base";
import { accountIdProblem, roleNameProblem } from "./rules";
import { refuse, required } from "./validations/refuse";

/** What is known of a role that was made elsewhere. Every value may be an unresolved token. */
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
  constructor(scope: Construct, id: string, { ownerAccountId, roleName }: DtsCrossAccountRoleAttributes) {
    super(scope, id);
    refuse(this, [
      ...required("ownerAccountId", ownerAccountId, accountIdProblem),
      ...required("roleName", roleName, roleNameProblem),
    ]);
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
