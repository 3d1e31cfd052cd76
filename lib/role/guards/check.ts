import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/** What a check says. */
export interface CheckProps {
  /** A Terraform expression, with its braces, that is true while all is well. */
  readonly condition: string;
  /** What is wrong where it is false, and how to mend it; may hold Terraform expressions. */
  readonly errorMessage: string;
}

/** A check block of Terraform: where its condition is false, plan and apply warn and go on. */
export class Check extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CheckProps,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { condition, errorMessage } = this.props;
    return { check: { [this.friendlyUniqueId]: { assert: [{ condition, error_message: errorMessage }] } } };
  }

  /** @throws Error always: cdktf writes no check blocks as HCL, and would leave the guard out without a word */
  override toHclTerraform(): never {
    throw new Error(
      `${this.node.path}: cdktf cannot write a check block as HCL: synthesize JSON, or set the guards that warn to false`,
    );
  }
}
