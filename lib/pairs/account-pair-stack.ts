import { join, relative, resolve } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, LocalBackend, OssBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DtsCrossAccountRole } from "../role";
import type { AccountPair, AccountPairBackend } from "./account-pair";

/**
 * The stack of one account pair, named after it: the provider that works in the owner account, the backend that
 * keeps the state, and the role with the outputs `alibaba_cloud_account`, `ram_role_name` and `ram_role_arn`.
 */
export class AccountPairStack extends TerraformStack {
  /** The role that the pair asks for. */
  readonly role: DtsCrossAccountRole;

  constructor(scope: Construct, pair: AccountPair) {
    const { name, provider, backend, ...roleProps } = pair;
    super(scope, name);
    this.addProvider(provider);
    this.addBackend(backend);
    this.role = new DtsCrossAccountRole(this, "dts", roleProps);
    this.nameOutputs();
  }

  private addProvider({ endpoints, ...config }: AccountPair["provider"]): void {
    new AlicloudProvider(this, "alicloud", {
      ...config,
      ...(endpoints !== undefined && { endpoints: [endpoints] }),
    });
  }

  private addBackend(backend: AccountPairBackend): void {
    if ("oss" in backend) new OssBackend(this, backend.oss);
    else new LocalBackend(this, { path: this.statePath(backend.local.directory ?? ".") });
  }

  /** Relative, so that the Terraform JSON is the same on every machine; outside the output, which people delete. */
  private statePath(directory: string): string {
    const stackFolder = resolve(App.of(this).outdir, "stacks", this.node.id);
    const project = relative(stackFolder, process.cwd());
    return join(project, directory, `terraform.${this.node.id}.tfstate`).replaceAll("\\", "/");
  }

  private nameOutputs(): void {
    const { alibabaCloudAccount, ramRoleName, ramRoleArn } = this.role.outputs;
    alibabaCloudAccount.overrideLogicalId("alibaba_cloud_account");
    ramRoleName.overrideLogicalId("ram_role_name");
    ramRoleArn.overrideLogicalId("ram_role_arn");
  }
}
