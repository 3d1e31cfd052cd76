import {
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  OssBackend,
  RemoteBackend,
  type TerraformStack,
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
