import { Token } from "cdktf";
import type { Construct } from "constructs";
import { RoleBase } from "./role-base";
import { accountIdProblem } from "./validations/account-id";
import { roleNameProblem } from "./validations/role-name";

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
    const problems = [
      ...this.problem("accountId", accountId, accountIdProblem),
      ...this.problem("roleName", roleName, roleNameProblem),
    ];
    if (problems.length > 0) throw new Error(problems.join("\n"));
    this.accountId = accountId;
    this.roleName = roleName;
  }

  protected get givenName(): string {
    return this.roleName;
  }

  get roleArn(): string {
    return `acs:ram::${this.accountId}:role/${this.roleName}`;
  }

  private problem(name: string, value: string, rule: (value: unknown) => string | undefined): string[] {
    const problem = Token.isUnresolved(value) ? undefined : rule(value);
    return problem === undefined ? [] : [`${this.node.path}: ${name}: ${problem}`];
  }
}
