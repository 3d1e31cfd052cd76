import { tmpdir } from "node:os";
import { App, TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/**
 * The name that Terraform gave an element, from the ids on its path below the stack: cdktf makes it from nothing
 * else. A tree of the same ids, thrown away at once, tells it without a part of cdktf that is not public.
 */
export function formerLogicalId(path: readonly string[]): string {
  const ids = [...path];
  const last = ids.pop() ?? "";
  // The folder exists, so nothing is written: an App makes a folder for its output at once.
  const stack = new TerraformStack(new App({ outdir: tmpdir() }), "former");
  const parent = ids.reduce<Construct>((scope, id) => new Construct(scope, id), stack);
  return new TerraformElement(parent, last).friendlyUniqueId;
}
