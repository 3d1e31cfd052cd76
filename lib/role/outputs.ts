import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";

/** What the outputs say. */
export interface DtsConsoleOutputsProps {
  readonly ownerAccountId: string;
  readonly roleName: string;
  readonly roleArn: string;
}

/**
 * What the trusted account types into the DTS console, as Terraform outputs in the words of its form.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-cross-account-data-migration-and-synchronization | Configure RAM authorization for cross-account DTS tasks}
 */
export class DtsConsoleOutputs extends Construct {
  /** "Alibaba Cloud Account": the ID of the account that owns the database. */
  readonly alibabaCloudAccount: TerraformOutput;
  /** "RAM Role Name": the name, not the ARN. */
  readonly ramRoleName: TerraformOutput;
  /** The role's ARN, for scripts; the DTS console refuses it. */
  readonly ramRoleArn: TerraformOutput;

  constructor(scope: Construct, id: string, props: DtsConsoleOutputsProps) {
    super(scope, id);
    this.alibabaCloudAccount = new TerraformOutput(this, "AlibabaCloudAccount", {
      value: props.ownerAccountId,
      description: "Alibaba Cloud Account: type this ID into the DTS console of the trusted account",
    });
    this.ramRoleName = new TerraformOutput(this, "RamRoleName", {
      value: props.roleName,
      description: "RAM Role Name: type this name, not the ARN, into the DTS console of the trusted account",
    });
    this.ramRoleArn = new TerraformOutput(this, "RamRoleArn", {
      value: props.roleArn,
      description: "ARN of the RAM role; the DTS console asks for the name instead",
    });
  }
}
