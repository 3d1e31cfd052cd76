import { join, relative, resolve } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DtsCrossAccountRole } from "../role";
import type { AccountPair } from "./account-pair";
import { addBackend } from "./add-backend";
import { type AccountPairAccess, addOwnerProvider } from "./owner-provider";
import { AccountPairsError } from "./problem";
import { shown } from "./shown";

/** The environment variable that says what Terraform is run for: "plan" or "apply". */
export const ACCESS_VARIABLE = "DTS_PAIRS_ACCESS";

/** How a stack of a pair is made. */
export interface AccountPairStackProps {
  /**
   * What Terraform is run for: with "plan" the provider assumes `planRoleArn`, where the pair has one.
   *
   * @default - what DTS_PAIRS_ACCESS of the environment says, else "apply"
   */
  readonly access?: AccountPairAccess;
}

/**
 * The stack of one account pair, named after it: the provider that works in the owner account, the backend that
 * keeps the state, and the role with the outputs `alibaba_cloud_account`, `ram_role_name` and `ram_role_arn`.
 */
export class AccountPairStack extends TerraformStack {
  /** The role that the pair asks for. */
  readonly role: DtsCrossAccountRole;

  private isValidating = false;
  private validated: object | undefined;

  /** @throws AccountPairsError where DTS_PAIRS_ACCESS says something else than plan or apply */
  constructor(
    scope: Construct,
    pair: AccountPair,
    { access = accessOf(process.env) }: AccountPairStackProps = {},
  ) {
    const { name, formerly: _name, formerBackend: _backend, provider, backend, ...roleProps } = pair;
    super(scope, name);
    addOwnerProvider(this, provider, access);
    addBackend(this, backend, provider.region, (directory) => this.statePath(directory));
    this.role = new DtsCrossAccountRole(this, "dts", roleProps);
    this.nameOutputs();
  }

  override runAllValidations(): void {
    this.isValidating = true;
    try {
      super.runAllValidations();
    } catch (error) {
      this.validated = undefined;
      throw error;
    } finally {
      this.isValidating = false;
    }
  }

  /** What the validations judged is what is written, and is made once: making it is most of the work. */
  override toTerraform() {
    if (this.isValidating) {
      this.validated = super.toTerraform();
      return this.validated;
    }
    const { validated } = this;
    this.validated = undefined;
    return validated ?? super.toTerraform();
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

function accessOf(env: Readonly<Record<string, string | undefined>>): AccountPairAccess {
  const access = env[ACCESS_VARIABLE] ?? "apply";
  if (access === "plan" || access === "apply") return access;
  const message = `${shown(access)} is not what Terraform is run for: give plan or apply, or unset it`;
  throw new AccountPairsError([{ file: ACCESS_VARIABLE, path: "", message }]);
}
