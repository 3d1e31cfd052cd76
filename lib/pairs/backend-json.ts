import { resolve } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { AccountPair, AccountPairBackend } from "./account-pair";
import { type AccountPairAccess, AccountPairStack } from "./account-pair-stack";
import { addBackend } from "./add-backend";

/** The `terraform` block of Terraform JSON that says where a state is: `backend` or `cloud`, and nothing else. */
export function backendJson(
  backend: AccountPairBackend,
  name: string,
  region: string | undefined,
): Readonly<Record<string, unknown>> {
  const stack = new TerraformStack(new App(), "state");
  addBackend(stack, backend, region, (directory) => resolve(directory, `terraform.${name}.tfstate`));
  const { terraform }: { terraform: Readonly<Record<string, unknown>> } = stack.toTerraform();
  const { required_providers: _, ...block } = terraform;
  return block;
}

/** The Terraform JSON of a pair's stack. */
export function stackJson(pair: AccountPair, access: AccountPairAccess): object {
  return new AccountPairStack(new App(), pair, { access }).toTerraform();
}
