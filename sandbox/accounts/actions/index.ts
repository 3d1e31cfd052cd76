import { ServiceError } from "../service-error";
import type { Action, UnsignedAction } from "./action";
import {
  attachPolicyToRole,
  createPolicy,
  detachPolicyFromRole,
  listPoliciesForRole,
} from "./policy-actions";
import { createRole, deleteRole, getRole, listRoles, updateRole } from "./role-actions";
import { assumeRole, assumeRoleWithOidc, getCallerIdentity } from "./sts-actions";
import { listTagResources, tagResources, untagResources } from "./tag-actions";

export type { Action, ActionBody, ActionContext } from "./action";

/** One API: the version that its calls name, its host, its name in policies and its actions. */
export interface Api {
  readonly name: string;
  readonly version: string;
  readonly host: string;
  readonly actions: ReadonlyMap<string, Action>;
  /** The actions that are called without an access key. */
  readonly unsigned: ReadonlyMap<string, UnsignedAction>;
}

const ram: Api = {
  name: "ram",
  version: "2015-05-01",
  host: "ram.aliyuncs.com",
  actions: new Map(
    Object.entries({
      AttachPolicyToRole: attachPolicyToRole,
      CreatePolicy: createPolicy,
      CreateRole: createRole,
      DeleteRole: deleteRole,
      DetachPolicyFromRole: detachPolicyFromRole,
      GetRole: getRole,
      ListPoliciesForRole: listPoliciesForRole,
      ListRoles: listRoles,
      ListTagResources: listTagResources,
      TagResources: tagResources,
      UntagResources: untagResources,
      UpdateRole: updateRole,
    }),
  ),
  unsigned: new Map(),
};

const sts: Api = {
  name: "sts",
  version: "2015-04-01",
  host: "sts.aliyuncs.com",
  actions: new Map(Object.entries({ AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity })),
  unsigned: new Map([["AssumeRoleWithOIDC", assumeRoleWithOidc]]),
};

/** The APIs that are answered, all at one endpoint: their versions tell them apart. */
export const apis: readonly Api[] = [ram, sts];

/** An action, and what policies call it. @throws InvalidVersion, InvalidAction.NotFound */
export function findAction(version: string, name: string): { run: Action; permission: string } {
  const api = apis.find((candidate) => candidate.version === version);
  if (api === undefined) {
    throw new ServiceError("InvalidVersion", `Specified parameter Version is not valid: "${version}".`);
  }
  const action = api.actions.get(name);
  if (action !== undefined) return { run: action, permission: `${api.name}:${name}` };
  throw new ServiceError("InvalidAction.NotFound", `Specified api is not found: "${name}" of ${version}.`);
}

/** An action that nobody signs; undefined where the call must be signed, or there is no such action. */
export function findUnsigned(version: string, name: string): UnsignedAction | undefined {
  return apis.find((api) => api.version === version)?.unsigned.get(name);
}

/** The host that answers of a version come from. */
export function hostOf(version: string): string {
  return apis.find((api) => api.version === version)?.host ?? ram.host;
}
