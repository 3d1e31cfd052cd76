import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The SHA-256 of a stack's Terraform JSON: two stacks with the same one ask for the same. */
export async function configurationOf(stackFolder: string): Promise<string> {
  const json = await readFile(join(stackFolder, "cdk.tf.json"));
  return createHash("sha256").update(json).digest("hex");
}
