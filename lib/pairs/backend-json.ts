import { resolve } from "node:path";
import {
  App,
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  OssBackend,
  RemoteBackend,
  TerraformStack,
} from "cdktf";
import { omitUndefined } from "../role/terraform-values";
import type { AccountPairBackend } from "./account-pair";

/**
 * Adds the backend that keeps the state of a pair.
 *
 * @param region of the pair's provider, which is that of an OSS backend without one
 * @param statePath - the state file in a directory of the project, where the state is one
 */
export function addBackend(
  stack: TerraformStack,
  backend: AccountPairBackend,
  region: string | undefined,
  statePath: (directory: string) => string,
): void {
  if ("oss" in backend) new OssBackend(stack, { ...omitUndefined({ region }), ...backend.oss });
  else if ("http" in backend) new HttpBackend(stack, backend.http);
  else if ("remote" in backend) {
    const { workspace, workspacePrefix: _, ...remote } = backend.remote;
    new RemoteBackend(stack, { ...remote, workspaces: new NamedRemoteWorkspace(workspace) });
  } else if ("cloud" in backend) {
    const { workspace, workspacePrefix: _, project, ...cloud } = backend.cloud;
    new CloudBackend(stack, { ...cloud, workspaces: new NamedCloudWorkspace(workspace, project) });
  } else new LocalBackend(stack, { path: statePath(backend.local.directory ?? ".") });
}

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
