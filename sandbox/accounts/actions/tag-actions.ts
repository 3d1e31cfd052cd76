import type { Account } from "../account";
import type { CallParameters } from "../call-parameters";
import { type RequestedTag, stringList, tagList } from "../list-parameters";
import { pageOf } from "../page";
import type { Role } from "../role";
import { mergeTags } from "../role-values";
import { invalidParameter, ServiceError } from "../service-error";
import type { Action, ActionBody } from "./action";

const tagPaging = {
  sizeName: "PageSize",
  markerName: "NextToken",
  range: { min: 1, max: 100 },
  defaultSize: 100,
} as const;

const maximumNames = 50;

export const tagResources: Action = ({ account }, parameters) => {
  const roles = namedRoles(account, parameters);
  const added = tagList(parameters);
  if (added.length === 0) throw missing("Tag");
  const merged = roles.map((role) => ({ role, tags: mergeTags(role.tags, added) }));
  for (const { role, tags } of merged) replaceTags(role, tags);
  return {};
};

export const untagResources: Action = ({ account }, parameters) => {
  const roles = namedRoles(account, parameters);
  const all = parameters.optional("All")?.toLowerCase() === "true";
  const keys = stringList(parameters, "TagKeys");
  if (!all && keys.length === 0) throw missing("TagKeys");
  for (const role of roles) {
    replaceTags(role, new Map([...role.tags].filter(([key]) => !all && !keys.includes(key))));
  }
  return {};
};

export const listTagResources: Action = ({ account }, parameters) => {
  const names = resourceNames(parameters).map((name) => name.toLowerCase());
  const wanted = tagList(parameters);
  const tags = account
    .roles()
    .filter((role) => names.length === 0 || names.includes(role.name.toLowerCase()))
    .flatMap(tagsOf)
    .filter((tag) => wanted.length === 0 || wanted.some((filter) => fits(tag, filter)));
  const { items, next } = pageOf(tags, parameters, tagPaging);
  return { TagResources: items, ...(next !== undefined && { NextToken: next }) };
};

function resourceNames(parameters: CallParameters): string[] {
  const type = parameters.required("ResourceType");
  if (type !== "role") throw invalidParameter("ResourceType", type, "only role can be tagged here");
  const names = stringList(parameters, "ResourceNames");
  if (names.length <= maximumNames) return names;
  throw invalidParameter("ResourceNames", `${names.length} names`, `at most ${maximumNames} are allowed`);
}

function namedRoles(account: Account, parameters: CallParameters): Role[] {
  const names = resourceNames(parameters);
  if (names.length === 0) throw missing("ResourceNames");
  return names.map((name) => account.role(name));
}

function replaceTags(role: Role, tags: ReadonlyMap<string, string>): void {
  role.tags.clear();
  for (const [key, value] of tags) role.tags.set(key, value);
}

function tagsOf(role: Role): ActionBody[] {
  return [...role.tags].map(([TagKey, TagValue]) => ({
    ResourceName: role.name,
    ResourceType: "role",
    TagKey,
    TagValue,
  }));
}

function fits(tag: ActionBody, filter: RequestedTag): boolean {
  return tag["TagKey"] === filter.key && (filter.value === undefined || tag["TagValue"] === filter.value);
}

function missing(name: string): ServiceError {
  const message = `The input parameter "${name}" that is mandatory for processing this request is not supplied.`;
  return new ServiceError(`MissingParameter.${name}`, message);
}
