import { DataAlicloudCallerIdentity } from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import { Fn, TerraformElement, TerraformStack, Token } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { type AccountId, TrustPolicy } from "../trust";
import {
  type DtsCrossAccountRoleAttributes,
  type DtsJobWithDestination,
  type IDtsCrossAccountRole,
  ImportedRole,
  RoleBase,
} from "./cross-account-role";
import { addChecks, preconditions } from "./guards";
import { DtsConsoleOutputs } from "./outputs";
import { refuseOverrides } from "./overrides/refuse-overrides";
import type { DtsCrossAccountRoleProps } from "./props";
import {
  DEFAULT_ACCESS,
  DEFAULT_ROLE_NAME,
  DEFAULT_SESSION_DURATION,
  type DtsAccess,
  defaultDescription,
  systemPoliciesFor,
} from "./rules";
import { copied, jsonText, literal, literalMap, omitUndefined } from "./terraform-values";
import { propsProblems, refuse } from "./validate";

/**
 * The RAM role in the account that owns a database, by which DTS, working for another account, reaches it.
 *
 * It makes the role with its trust policy, one attachment for each system policy that the access needs, outputs
 * with what the other account types into its DTS console, and the guards. It grants the trusted account and DTS
 * working for it, and nobody else.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-cross-account-data-migration-and-synchronization | Configure RAM authorization for cross-account DTS tasks}
 */
export class DtsCrossAccountRole extends RoleBase {
  /**
   * A role that another stack, or the console, made.
   *
   * @throws Error with a line for each attribute that is wrong
   */
  static fromRoleAttributes(
    scope: Construct,
    id: string,
    attributes: DtsCrossAccountRoleAttributes,
  ): IDtsCrossAccountRole {
    return new ImportedRole(scope, id, attributes);
  }

  /** The ID of the account that owns the role. */
  readonly ownerAccountId: string;
  /** The trust policy as it is sent: the trusted account, and DTS working for it. */
  readonly trustPolicy: TrustPolicy;
  /** The name of the role, as a reference to the resource: what uses it waits for the role. */
  readonly roleName: string;
  /** The ARN of the role, known after it was made. */
  readonly roleArn: string;
  /** The RAM role itself. */
  readonly resource: RamRole;
  /** The attachments, in the order in which the DTS page makes them. */
  readonly attachments: readonly RamRolePolicyAttachment[];
  /** What the trusted account types into the DTS console. */
  readonly outputs: DtsConsoleOutputs;

  protected readonly givenName: string;
  private readonly access: DtsAccess;
  private readonly moves: { readonly from: string; readonly to: string }[] = [];

  /** @throws Error with a line for each prop that is wrong */
  constructor(scope: Construct, id: string, props: DtsCrossAccountRoleProps) {
    super(scope, id);
    // Read once: a getter could say another thing after it was judged.
    const read = copied({ ...props });
    refuse(this, propsProblems(read));
    const caller = this.callerAccountId(read);
    this.ownerAccountId = read.ownerAccountId ?? (caller as string);
    this.givenName = read.roleName ?? DEFAULT_ROLE_NAME;
    this.access = read.access ?? DEFAULT_ACCESS;
    this.trustPolicy = TrustPolicy.forDts(read.trustedAccountId as AccountId);
    this.resource = this.makeRole(read, caller);
    this.roleName = this.resource.roleName;
    this.roleArn = this.resource.arn;
    const managed = systemPoliciesFor(this.access);
    this.attachments = managed.map((policyName) => this.attach(policyName, read));
    this.outputs = new DtsConsoleOutputs(this, "Outputs", this);
    const { ownerAccountId, givenName: roleName, roleArn } = this;
    addChecks(this, { ...read, roleName, roleArn, ownerAccountId, managed });
    this.adopt(read);
    if (read.allowOverrides === true) return;
    refuseOverrides({ construct: this, ownerAccountId, moves: this.moves });
  }

  override useAsDestination(job: DtsJobWithDestination): void {
    if (this.access === "cloud-instance") {
      super.useAsDestination(job);
      return;
    }
    throw new Error(
      `${this.node.path}: access "${this.access}" is to a self-managed database in a VPC, which DTS takes as source only: give access "cloud-instance", or use asSourceEndpoint()`,
    );
  }

  /**
   * Says where in the stack's tree this construct stood before, so that Terraform moves the role and its attachments
   * in its state instead of making them anew. `path` is the ids from below the stack to the construct. Leave it out
   * again once every state has moved.
   *
   * @example role.moveFrom("network", "dts") // was new DtsCrossAccountRole(network, "dts", ...)
   */
  moveFrom(...path: readonly string[]): void {
    for (const resource of [this.resource, ...this.attachments]) {
      const { terraformResourceType: type, friendlyUniqueId } = resource;
      const from = `${type}.${formerLogicalId(path, resource.node.id)}`;
      resource.moveFromId(from);
      this.moves.push({ from, to: `${type}.${friendlyUniqueId}` });
    }
  }

  /** By way of every attachment: a job that starts before they are there fails with NoPermission. */
  protected override get readyRoleName(): string {
    const names = this.attachments.map(({ roleName }) => roleName);
    return Token.asString(Fn.element(names, 0));
  }

  private callerAccountId({
    ownerAccountId,
    guards,
    provider,
  }: DtsCrossAccountRoleProps): string | undefined {
    if (ownerAccountId !== undefined && guards?.ownerAccount === false) return undefined;
    return new DataAlicloudCallerIdentity(this, "CallerIdentity", omitUndefined({ provider })).accountId;
  }

  private makeRole(props: DtsCrossAccountRoleProps, caller: string | undefined): RamRole {
    const { tags, provider, force, deleteTimeout, preventDestroy } = props;
    const precondition = preconditions(props, caller);
    return new RamRole(this, "Resource", {
      roleName: this.givenName,
      assumeRolePolicyDocument: jsonText(this.trustPolicy.toJSON()),
      // Both are always sent, because the provider leaves what is not sent as somebody made it by hand.
      description: literal(props.description ?? defaultDescription(props.trustedAccountId)),
      maxSessionDuration: props.maxSessionDuration ?? DEFAULT_SESSION_DURATION,
      ...omitUndefined({ provider, force }),
      ...(tags !== undefined && { tags: Token.isUnresolved(tags) ? tags : literalMap(tags) }),
      ...(deleteTimeout !== undefined && { timeouts: { delete: deleteTimeout } }),
      lifecycle: { ...omitUndefined({ preventDestroy }), ...(precondition.length > 0 && { precondition }) },
    });
  }

  private attach(policyName: string, { provider, preventDestroy }: DtsCrossAccountRoleProps) {
    return new RamRolePolicyAttachment(this, policyName, {
      roleName: this.roleName,
      policyName,
      policyType: "System",
      ...omitUndefined({ provider }),
      ...(preventDestroy !== undefined && { lifecycle: { preventDestroy } }),
    });
  }

  private adopt({ adopt, provider }: DtsCrossAccountRoleProps): void {
    if (adopt === undefined) return;
    this.resource.importFrom(this.givenName, provider);
    for (const attachment of this.attachments) {
      const policy = attachment.node.id;
      if (adopt.policies !== undefined && !adopt.policies.includes(policy)) continue;
      attachment.importFrom(`role:${policy}:System:${this.givenName}`, provider);
    }
  }
}

/**
 * The name that Terraform gave an element, from the ids on its path below the stack: cdktf makes it from nothing
 * else. A tree of the same ids, thrown away at once, tells it without a part of cdktf that is not public.
 */
function formerLogicalId(path: readonly string[], id: string): string {
  const stack = new TerraformStack(new RootConstruct(), "former");
  const parent = path.reduce<Construct>((scope, each) => new Construct(scope, each), stack);
  return new TerraformElement(parent, id).friendlyUniqueId;
}
