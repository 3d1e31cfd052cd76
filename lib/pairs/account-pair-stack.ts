import { join, relative, resolve } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DtsCrossAccountRole } from "../role";
import { omitUndefined } from "../role/terraform-values";
import type { AccountPair, AccountPairProvider } from "./account-pair";
import { addBackend } from "./backend-json";
import { unreadable } from "./problem";
import { shown } from "./problem-at";

/** The environment variable that says what Terraform is run for: "plan" or "apply". */
export const ACCESS_VARIABLE = "DTS_PAIRS_ACCESS";

/** What Terraform is run for: "plan" only reads, by the plan roles of the pairs that have one. */
export type AccountPairAccess = "plan" | "apply";

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

  /** @throws AccountPairsError where DTS_PAIRS_ACCESS says something else than plan or apply */
  constructor(
    scope: Construct,
    pair: AccountPair,
    { access = accessOf(process.env) }: AccountPairStackProps = {},
  ) {
    const { name, formerly: _name, formerBackend: _backend, provider, backend, ...roleProps } = pair;
    super(scope, name);
    this.role = untraced(() => {
      addOwnerProvider(this, provider, access);
      addBackend(this, backend, provider.region, (directory) => this.statePath(directory));
      return new DtsCrossAccountRole(this, "dts", roleProps);
    });
    this.nameOutputs();
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

/** The Terraform JSON of a pair's stack. */
export function stackJson(pair: AccountPair, access: AccountPairAccess): object {
  return new AccountPairStack(new App(), pair, { access }).toTerraform();
}

/**
 * Does `work` without the stack traces that cdktf keeps of every token: no code of an app made the tokens of a pair's
 * stack, and their traces take more time and memory than all else. Errors keep theirs, which are written when read.
 */
function untraced<T>(work: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => "";
  try {
    return work();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

function accessOf(env: Readonly<Record<string, string | undefined>>): AccountPairAccess {
  const access = env[ACCESS_VARIABLE] ?? "apply";
  if (access === "plan" || access === "apply") return access;
  throw unreadable(
    ACCESS_VARIABLE,
    `${shown(access)} is not what Terraform is run for: give plan or apply, or unset it`,
  );
}

/** Adds the provider that works in an owner account, for `access`. */
export function addOwnerProvider(
  stack: TerraformStack,
  { endpoints, assumeRole, assumeRoleWithOidc, ...rest }: AccountPairProvider,
  access: AccountPairAccess,
): void {
  new AlicloudProvider(stack, "alicloud", {
    ...rest,
    ...omitUndefined({
      assumeRole: forAccess(assumeRole, access),
      assumeRoleWithOidc: forAccess(assumeRoleWithOidc, access),
      endpoints: endpoints && [endpoints],
    }),
  });
}

interface AssumedRole {
  readonly roleArn?: string;
  readonly planRoleArn?: string;
}

/** The role to assume for `access`; the provider knows of one role only. */
function forAccess<T extends AssumedRole>(assumed: T | undefined, access: AccountPairAccess) {
  if (assumed === undefined) return undefined;
  const { planRoleArn, ...rest } = assumed;
  return access === "plan" && planRoleArn !== undefined ? { ...rest, roleArn: planRoleArn } : rest;
}
