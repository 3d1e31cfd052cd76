import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram, { AttachPolicyToRoleRequest, CreateRoleRequest, UpdateRoleRequest } from "@alicloud/ram20150501";
import type { AccountService } from "../index";

const DTS_DEFAULT_ROLE = "AliyunDTSDefaultRole";
const DTS_DEFAULT_TRUST =
  '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}';

/** What somebody does by hand in the console of one account, here through the official SDK. */
export class ByHand {
  private readonly ram: Ram;

  constructor(accounts: AccountService, accountId: string) {
    const { accessKeyId, accessKeySecret } = accounts.accessKey(accountId);
    const { endpoint } = accounts;
    this.ram = new Ram(new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: "HTTP" }));
  }

  /** Authorizes DTS once, as its console does for an account. */
  async authorizeDts(): Promise<void> {
    const roleName = DTS_DEFAULT_ROLE;
    await this.ram.createRole(
      new CreateRoleRequest({ roleName, assumeRolePolicyDocument: DTS_DEFAULT_TRUST }),
    );
    const policy = { policyName: "AliyunDTSRolePolicy", policyType: "System" };
    await this.ram.attachPolicyToRole(new AttachPolicyToRoleRequest({ roleName, ...policy }));
  }

  /** Adds an account to those that may assume a role. */
  async trustAlso(roleName: string, document: string, accountId: string): Promise<void> {
    const policy: { Statement: [{ Principal: { RAM: string[] } }] } = JSON.parse(document);
    policy.Statement[0].Principal.RAM.push(`acs:ram::${accountId}:root`);
    const newAssumeRolePolicyDocument = JSON.stringify(policy);
    await this.ram.updateRole(new UpdateRoleRequest({ roleName, newAssumeRolePolicyDocument }));
  }
}
