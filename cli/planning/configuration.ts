import { join } from "node:path";
import { sha256Of } from "./sha256";

/** The SHA-256 of a stack's Terraform JSON: two stacks with the same one ask for the same. */
export function configurationOf(stackFolder: string): Promise<string> {
  return sha256Of(join(stackFolder, "cdk.tf.json"));
}
