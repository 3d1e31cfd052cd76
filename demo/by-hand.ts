import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram, {
  AttachPolicyToRoleRequest,
  CreateRoleRequest,
  DeleteRoleRequest,
  DetachPolicyFromRoleRequest,
  GetRoleRequest,
  ListPoliciesForRoleRequest,
  TagResourcesRequest,
  UntagResourcesRequest,
  UpdateRoleRequest,
} from "@alicloud/ram20150501";
import type { AccessKey } from "../sandbox";

const DTS_DEFAULT_ROLE = "AliyunDTSDefaultRole";
const DTS_DEFAULT_TRUST =
  '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}';

/** What leads to an account of the sandbox. */
export interface Accounts {
  readonly endpoint: string;
  accessKey(accountId: string): Pick<AccessKey, "accessKeyId" | "accessKeySecret">;
}

/** What somebody does by hand in the console of one account, here through the official SDK. */
export class ByHand {
  private readonly ram: Ram;

  constructor(accounts: Accounts, accountId: string) {
    const { accessKeyId, accessKeySecret } = accounts.accessKey(accountId);
    const { endpoint } = accounts;
    this.ram = new Ram(new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: "HTTP" }));
  }

  /** Authorizes DTS once, as its console does for an account. */
  async authorizeDts(): Promise<void> {
    const role = { roleName: DTS_DEFAULT_ROLE, assumeRolePolicyDocument: DTS_DEFAULT_TRUST };
    await this.ram.createRole(new CreateRoleRequest(role));
    await this.attach(DTS_DEFAULT_ROLE, "AliyunDTSRolePolicy");
  }

  /** Adds an account to those that may assume a role. */
  async trust(roleName: string, accountId: string): Promise<void> {
    const { body } = await this.ram.getRole(new GetRoleRequest({ roleName }));
    const policy: { Statement: { Principal: { RAM?: string[] } }[] } = JSON.parse(
      body?.role?.assumeRolePolicyDocument ?? "",
    );
    const [statement] = policy.Statement;
    if (statement !== undefined)
      statement.Principal.RAM = [...(statement.Principal.RAM ?? []), `acs:ram::${accountId}:root`];
    await this.update(roleName, { newAssumeRolePolicyDocument: JSON.stringify(policy) });
  }

  /** Attaches a system policy. */
  async attach(roleName: string, policyName: string): Promise<void> {
    const policy = { roleName, policyName, policyType: "System" };
    await this.ram.attachPolicyToRole(new AttachPolicyToRoleRequest(policy));
  }

  /** Detaches a system policy. */
  async detach(roleName: string, policyName: string): Promise<void> {
    const policy = { roleName, policyName, policyType: "System" };
    await this.ram.detachPolicyFromRole(new DetachPolicyFromRoleRequest(policy));
  }

  async describe(roleName: string, newDescription: string): Promise<void> {
    await this.update(roleName, { newDescription });
  }

  /** @param seconds 3600 to 43200 */
  async session(roleName: string, seconds: number): Promise<void> {
    await this.update(roleName, { newMaxSessionDuration: seconds });
  }

  async tag(roleName: string, key: string, value: string): Promise<void> {
    const role = { resourceType: "role", resourceNames: [roleName] };
    await this.ram.tagResources(new TagResourcesRequest({ ...role, tag: [{ key, value }] }));
  }

  async untag(roleName: string, key: string): Promise<void> {
    const role = { resourceType: "role", resourceNames: [roleName] };
    await this.ram.untagResources(new UntagResourcesRequest({ ...role, tagKeys: [key] }));
  }

  /** Deletes a role, after detaching its policies, as the console does. */
  async delete(roleName: string): Promise<void> {
    const { body } = await this.ram.listPoliciesForRole(new ListPoliciesForRoleRequest({ roleName }));
    for (const { policyName, policyType } of body?.policies?.policy ?? []) {
      const policy = { roleName, policyName, policyType };
      await this.ram.detachPolicyFromRole(new DetachPolicyFromRoleRequest(policy));
    }
    await this.ram.deleteRole(new DeleteRoleRequest({ roleName }));
  }

  private async update(
    roleName: string,
    change: ConstructorParameters<typeof UpdateRoleRequest>[0],
  ): Promise<void> {
    await this.ram.updateRole(new UpdateRoleRequest({ roleName, ...change }));
  }
}
