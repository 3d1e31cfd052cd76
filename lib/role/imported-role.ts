import type { Construct } from "constructs";
import { RoleBase } from "./role-base";
import { accountIdProblem } from "./validations/account-id";
import { refuse } from "./validations/refuse";
import { roleNameProblem } from "./validations/role-name";
import { required } from "./validations/rule";

/** What is known of a role that was made elsewhere. Every value may be an unresolved token. */
export interface DtsCrossAccountRoleAttributes {
  /** The ID of the account that owns the role: 16 digits. */
  readonly accountId: string;
  /** The name of the role, not its ARN. */
  readonly roleName: string;
}

/** A role that another stack, or the console, made. */
export class ImportedRole extends RoleBase {
  readonly accountId: string;
  readonly roleName: string;

  /** @throws Error with a line for each attribute that is wrong */
  constructor(scope: Construct, id: string, { accountId, roleName }: DtsCrossAccountRoleAttributes) {
    super(scope, id);
    refuse(this, [
      ...required("accountId", accountId, accountIdProblem),
      ...required("roleName", roleName, roleNameProblem),
    ]);
    this.accountId = accountId;
    this.roleName = roleName;
  }

  protected get givenName(): string {
    return this.roleName;
  }

  get roleArn(): string {
    return `acs:ram::${this.accountId}:role/${this.roleName}`;
  }
}
