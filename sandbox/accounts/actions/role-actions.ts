import { tagList } from "../list-parameters";
import { pageOf } from "../page";
import { rfc3339 } from "../rfc3339";
import type { Role } from "../role";
import {
  checkDescription,
  checkRoleName,
  defaultSession,
  mergeTags,
  sessionRange,
  storedTrustPolicy,
} from "../role-values";
import type { Action, ActionBody } from "./action";

const rolePaging = {
  sizeName: "MaxItems",
  markerName: "Marker",
  range: { min: 1, max: 1000 },
  defaultSize: 100,
} as const;

export const createRole: Action = ({ account }, parameters) => {
  const description = parameters.optional("Description");
  const role = account.create({
    name: checkRoleName(parameters.required("RoleName")),
    description: description === undefined ? "" : checkDescription("Description", description),
    maxSessionDuration: parameters.integer("MaxSessionDuration", sessionRange) ?? defaultSession,
    assumeRolePolicyDocument: storedTrustPolicy(parameters.required("AssumeRolePolicyDocument"), account.id),
    tags: mergeTags(new Map(), tagList(parameters)),
  });
  return { Role: withTrust(role) };
};

export const getRole: Action = ({ account }, parameters) => ({
  Role: updatedRole(account.role(parameters.required("RoleName"))),
});

export const updateRole: Action = ({ account }, parameters) => {
  const role = account.role(parameters.required("RoleName"));
  const document = parameters.optional("NewAssumeRolePolicyDocument");
  const description = parameters.optional("NewDescription");
  // Everything is checked before anything is written: a refused call changes nothing.
  const changes: Partial<Role> = {
    ...(document !== undefined && { assumeRolePolicyDocument: storedTrustPolicy(document, account.id) }),
    ...(description !== undefined && { description: checkDescription("NewDescription", description) }),
    maxSessionDuration: parameters.integer("NewMaxSessionDuration", sessionRange) ?? role.maxSessionDuration,
  };
  Object.assign(role, changes, { updateDate: new Date() });
  return { Role: updatedRole(role) };
};

export const deleteRole: Action = ({ account }, parameters) => {
  account.delete(parameters.required("RoleName"));
  return {};
};

export const listRoles: Action = ({ account }, parameters) => {
  const { items, next } = pageOf(account.roles(), parameters, rolePaging);
  return {
    IsTruncated: next !== undefined,
    ...(next !== undefined && { Marker: next }),
    Roles: { Role: items.map(listedRole) },
  };
};

function settings(role: Role): ActionBody {
  return {
    Arn: role.arn,
    CreateDate: rfc3339(role.createDate),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    RoleId: role.roleId,
    RoleName: role.name,
  };
}

function withTrust(role: Role): ActionBody {
  return { ...settings(role), AssumeRolePolicyDocument: role.assumeRolePolicyDocument };
}

function updatedRole(role: Role): ActionBody {
  return { ...withTrust(role), UpdateDate: rfc3339(role.updateDate) };
}

function listedRole(role: Role): ActionBody {
  const tags = [...role.tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  return { ...settings(role), Tags: { Tag: tags }, UpdateDate: rfc3339(role.updateDate) };
}
