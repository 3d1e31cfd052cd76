import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { type AccountId, TrustPolicy } from "../trust";
import { DEFAULT_ACCESS, systemPoliciesFor } from "./access";
import { literal, literalMap } from "./literal";
import { DtsConsoleOutputs } from "./outputs";
import { DEFAULT_ROLE_NAME, type DtsCrossAccountRoleProps } from "./props";
import { propsProblems } from "./validations/props";

/**
 * The RAM role in the account that owns a database, by which DTS, working for another account, reaches it.
 *
 * It makes the role with its trust policy, one attachment for each system policy that the access needs, and
 * outputs with what the other account types into its DTS console. It grants the trusted account and DTS working
 * for it, and nobody else.
 *
 * @see DTS, "Configure RAM authorization for cross-account DTS tasks"
 */
export class DtsCrossAccountRole extends Construct {
  /** The trust policy as it was sent: the trusted account, and DTS working for it. */
  readonly trustPolicy: TrustPolicy;
  /** The RAM role itself. */
  readonly resource: RamRole;
  /** The attachments, in the order in which the DTS page makes them. */
  readonly attachments: readonly RamRolePolicyAttachment[];
  /** What the trusted account types into the DTS console. */
  readonly outputs: DtsConsoleOutputs;
  /** The ID of the account that owns the role. */
  readonly accountId: string;

  /** @throws Error with a line for each prop that is wrong */
  constructor(scope: Construct, id: string, props: DtsCrossAccountRoleProps) {
    super(scope, id);
    this.refuse(propsProblems(props));
    this.accountId = props.ownerAccountId;
    this.trustPolicy = TrustPolicy.forDts(props.trustedAccountId as AccountId);
    this.resource = this.makeRole(props);
    this.attachments = systemPoliciesFor(props.access ?? DEFAULT_ACCESS).map((name) =>
      this.attach(name, props),
    );
    this.outputs = new DtsConsoleOutputs(this, "Outputs", this);
  }

  /** The name of the role, as a reference to the resource: what uses it waits for the role. */
  get roleName(): string {
    return this.resource.roleName;
  }

  /** The ARN of the role, known after it was made. */
  get roleArn(): string {
    return this.resource.arn;
  }

  private refuse(problems: readonly string[]): void {
    if (problems.length === 0) return;
    throw new Error(problems.map((problem) => `${this.node.path}: ${problem}`).join("\n"));
  }

  private makeRole(props: DtsCrossAccountRoleProps): RamRole {
    const { description, maxSessionDuration, tags, provider, roleName = DEFAULT_ROLE_NAME } = props;
    return new RamRole(this, "Resource", {
      roleName,
      // jsonencode, because a document that is only a string would let Terraform evaluate what stands in it.
      assumeRolePolicyDocument: Fn.jsonencode(this.trustPolicy.toJSON()),
      ...(description !== undefined && { description: literal(description) }),
      ...(maxSessionDuration !== undefined && { maxSessionDuration }),
      ...(tags !== undefined && { tags: Token.isUnresolved(tags) ? tags : literalMap(tags) }),
      ...(provider !== undefined && { provider }),
    });
  }

  private attach(policyName: string, { provider }: DtsCrossAccountRoleProps): RamRolePolicyAttachment {
    return new RamRolePolicyAttachment(this, policyName, {
      roleName: this.resource.roleName,
      policyName,
      policyType: "System",
      ...(provider !== undefined && { provider }),
    });
  }
}
