import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { ByHand } from "../../demo/by-hand";
import { findEngine } from "../../processes";
import {
  type AccountService,
  profileName,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "../../sandbox";
import { Workspace } from "./workspace";

/** What a plan says of one check. */
export interface CheckResult {
  readonly address: { readonly to_display: string };
  readonly status: string;
  readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
}

/** The parts of a plan that the tests look at. */
export interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: { readonly id: string } };
  }[];
  readonly checks?: readonly CheckResult[];
}

/** One sandbox, and one folder that Terraform works in. */
export class Stand {
  private constructor(
    readonly sandbox: Sandbox,
    readonly workspace: Workspace,
  ) {}

  static async start(options: SandboxOptions = {}): Promise<Stand> {
    const { binary } = await findEngine();
    const sandbox = await startSandbox(options);
    // The tester's own CLI configuration may warn of itself, and warnings are looked at here.
    return new Stand(sandbox, await Workspace.create(binary, { ...sandbox.env, TF_CLI_CONFIG_FILE: "" }));
  }

  get accounts(): AccountService {
    return this.sandbox.accounts;
  }

  byHand(accountId: string): ByHand {
    return new ByHand(this.accounts, accountId);
  }

  /** Makes `fill`'s stack the configuration; its provider works in `accountId`. */
  async configure(accountId: string, fill: (stack: TerraformStack) => void): Promise<void> {
    const stack = new TerraformStack(new App({ outdir: this.workspace.folder }), "stack");
    this.provider(stack, accountId);
    fill(stack);
    await this.workspace.configure(Testing.synth(stack, true));
  }

  /** A provider of `stack` that works in `accountId`. */
  provider(stack: TerraformStack, accountId: string, alias?: string): AlicloudProvider {
    return new AlicloudProvider(stack, alias ?? "alicloud", {
      region: "cn-hangzhou",
      profile: profileName(accountId),
      protocol: "HTTP",
      ...(alias !== undefined && { alias }),
    });
  }

  /** Plans; the exit code is Terraform's: 0 nothing to do, 1 failed, 2 something to do. */
  async plan(): Promise<{ exitCode: number; text: string; json: PlanJson }> {
    const { exitCode, stdout, stderr } = await this.workspace.plan();
    const json = exitCode === 1 ? { resource_changes: [] } : await this.workspace.show<PlanJson>("tfplan");
    return { exitCode, text: flat(stdout + stderr), json };
  }

  /** Applies. @throws where Terraform fails */
  async apply(): Promise<string> {
    const { exitCode, stdout, stderr } = await this.workspace.apply();
    if (exitCode !== 0) throw new Error(stderr);
    return flat(stdout + stderr);
  }

  async destroy(): Promise<{ exitCode: number; text: string }> {
    const { exitCode, stdout, stderr } = await this.workspace.run("destroy", "-auto-approve", "-no-color");
    return { exitCode, text: flat(stdout + stderr) };
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.workspace.remove();
  }
}

/** Without Terraform's frames and line breaks, which fall anywhere. */
function flat(text: string): string {
  return text.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");
}
