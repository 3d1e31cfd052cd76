import type { AccountPair } from "../lib/pairs";
import type { RoleSnapshot, Sandbox } from "../sandbox";
import { ByHand } from "./by-hand";
import type { Project } from "./project";

/** Says what happens. */
export interface Teller {
  /** A step begins. */
  step(what: string): void;
  /** Something that was seen, or checked and found right. */
  seen(what: string): void;
}

/** A step that did not come out as it must. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** The role that DTS itself owns in every account that uses it. */
const DTS_DEFAULT_ROLE = "AliyunDTSDefaultRole";

/** From an empty account to the role and back, each step checked against the account service. @throws StoryError */
export class Story {
  private readonly pair: AccountPair;
  private readonly roleName: string;
  private readonly byHand: ByHand;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly project: Project,
    private readonly stranger: string,
    private readonly teller: Teller,
  ) {
    this.pair = project.pair;
    this.roleName = this.pair.roleName;
    this.byHand = new ByHand(sandbox.accounts, this.pair.ownerAccountId);
  }

  async tell(): Promise<void> {
    await this.synthesize();
    await this.deploy();
    await this.planNothing();
    await this.drift();
    await this.repair();
    await this.destroy();
  }

  private async synthesize(): Promise<void> {
    this.teller.step("cdktf synth");
    await this.cdktf("synth");
    this.teller.seen(
      `${this.project.pairs.length} pairs, one stack each: ${this.project.pairs.map(({ name }) => name).join(", ")}`,
    );
    await this.byHand.authorizeDts();
    this.teller.seen(
      `Account ${this.pair.ownerAccountId} has authorized DTS, as its console asks once (${DTS_DEFAULT_ROLE})`,
    );
  }

  private async deploy(): Promise<void> {
    this.teller.step(`cdktf deploy ${this.pair.name}`);
    await this.cdktf("deploy", this.pair.name, "--auto-approve");
    this.checkGranted();
    const { policies, assumeRolePolicyDocument } = this.role();
    this.teller.seen(`Account ${this.pair.ownerAccountId} now holds the RAM role ${this.roleName}`);
    this.teller.seen(`trusting ${principals(assumeRolePolicyDocument).join(" and ")}`);
    this.teller.seen(`with ${policies.map(({ policyName }) => policyName).join(" and ")}`);
    this.teller.seen(
      `DTS of account ${this.pair.trustedAccountId} can assume it, DTS of account ${this.stranger} cannot`,
    );
  }

  private async planNothing(): Promise<void> {
    this.teller.step(`cdktf diff ${this.pair.name}`);
    const output = await this.readOnly(() => this.cdktf("diff", this.pair.name));
    must(output.includes("No changes."), "the second plan has something to do", output);
    this.teller.seen("Nothing to do: the account is as the code says");
  }

  private async drift(): Promise<void> {
    this.teller.step(`Somebody adds account ${this.stranger} to the trust policy by hand`);
    await this.byHand.trust(this.roleName, this.stranger);
    must(this.trusts(this.stranger), "the trust policy did not take the stranger");
    this.teller.seen(`Account ${this.stranger} can assume the role now, and nobody was told`);
    this.teller.step(`cdktf diff ${this.pair.name}`);
    const output = await this.readOnly(() => this.cdktf("diff", this.pair.name));
    const line = output.split("\n").find((text) => text.includes(`- "acs:ram::${this.stranger}:root"`));
    must(line !== undefined, "the plan does not show the stranger", output);
    this.teller.seen(
      `The plan shows it, and takes it back: ${line?.replace(/^[│\s]*(?:[\w-]+\s{2,})?/, "").trim()}`,
    );
  }

  private async repair(): Promise<void> {
    this.teller.step(`cdktf deploy ${this.pair.name}`);
    await this.cdktf("deploy", this.pair.name, "--auto-approve");
    this.checkGranted();
    this.teller.seen(`Account ${this.stranger} is out again, all else is as before`);
  }

  private async destroy(): Promise<void> {
    this.teller.step(`cdktf destroy ${this.pair.name}`);
    await this.cdktf("destroy", this.pair.name, "--auto-approve");
    const left = this.sandbox.accounts.roles(this.pair.ownerAccountId).map(({ name }) => name);
    must(
      left.join() === DTS_DEFAULT_ROLE,
      `account ${this.pair.ownerAccountId} still holds ${left.join(", ")}`,
    );
    this.teller.seen(
      `Account ${this.pair.ownerAccountId} is empty again, but for DTS's own ${DTS_DEFAULT_ROLE}`,
    );
  }

  private async cdktf(...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.project.cdktf(...args);
    must(exitCode === 0, `cdktf ${args.join(" ")} ended with exit code ${exitCode}`, output);
    return output;
  }

  /** Runs `work`, which must only look: no call may change anything in any account. */
  private async readOnly(work: () => Promise<string>): Promise<string> {
    const before = this.sandbox.accounts.calls().length;
    const output = await work();
    const calls = this.sandbox.accounts.calls().slice(before);
    const writes = calls.filter(({ action }) => !/^(?:Get|List|AssumeRole)/.test(action));
    must(calls.length > 0, "the plan did not look at the account", output);
    must(
      writes.length === 0,
      `a plan changed something: ${writes.map(({ action }) => action).join(", ")}`,
      output,
    );
    return output;
  }

  private role(): RoleSnapshot {
    const role = this.sandbox.accounts
      .roles(this.pair.ownerAccountId)
      .find(({ name }) => name === this.roleName);
    if (role === undefined)
      throw new StoryError(`account ${this.pair.ownerAccountId} has no role ${this.roleName}`);
    return role;
  }

  private checkGranted(): void {
    const { trustedAccountId: trusted } = this.pair;
    const { policies, assumeRolePolicyDocument } = this.role();
    const expected = [`acs:ram::${trusted}:root`, `${trusted}@dts.aliyuncs.com`];
    must(
      principals(assumeRolePolicyDocument).join() === expected.join(),
      "the role trusts others",
      assumeRolePolicyDocument,
    );
    must(
      policies.some(({ policyName }) => policyName === "AliyunDTSRolePolicy"),
      "AliyunDTSRolePolicy is not attached",
    );
    must(this.dtsMayAssume(trusted), `DTS of account ${trusted} cannot assume the role`);
    must(!this.dtsMayAssume(this.stranger), `DTS of account ${this.stranger} can assume the role`);
  }

  private dtsMayAssume(accountId: string): boolean {
    return this.sandbox.accounts.assumeRoleAsService(`${accountId}@dts.aliyuncs.com`, this.role().arn)
      .allowed;
  }

  private trusts(accountId: string): boolean {
    return principals(this.role().assumeRolePolicyDocument).includes(`acs:ram::${accountId}:root`);
  }
}

function principals(document: string): string[] {
  const policy: { Statement: { Principal: Record<string, string[]> }[] } = JSON.parse(document);
  return policy.Statement.flatMap(({ Principal }) => Object.values(Principal).flat());
}

function must(holds: boolean, otherwise: string, output = ""): void {
  if (!holds)
    throw new StoryError([otherwise, ...output.trimEnd().split("\n").slice(-40)].join("\n  ").trimEnd());
}
