import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** Where cdktf and cdktn keep the name of a class, such as "cdktn.TerraformStack". */
const NAME = Symbol.for("jsii.rtti");

const OWN = engineOf(TerraformStack) as string;

/**
 * Refuses a construct below an app or a stack of another engine, which crashes at synthesis.
 *
 * @throws Error that says how an app on cdktn gets along with it
 */
export function refuseOtherEngine({ node }: Construct): void {
  const other = node.scopes.flatMap(engines).find((engine) => engine !== OWN);
  if (other === undefined) return;
  throw new Error(
    `${node.path}: its app is of ${other}, and cdktf-alicloud-dts has ${OWN} as its engine: npm install cdktf@npm:${other}, and import from "cdktf" in the app`,
  );
}

function engines(scope: object): string[] {
  const classes: object[] = [];
  for (let it = Object.getPrototypeOf(scope); it !== null; it = Object.getPrototypeOf(it))
    classes.push(it.constructor);
  return classes.map(engineOf).filter((engine) => engine === "cdktf" || engine === "cdktn");
}

function engineOf(type: object): string | undefined {
  const name = Object.getOwnPropertyDescriptor(type, NAME)?.value as { fqn: string } | undefined;
  return name?.fqn.split(".")[0];
}
