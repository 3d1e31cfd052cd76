import {
  CreateRoleRequest,
  CreateRoleRequestTag,
  TagResourcesRequest,
  TagResourcesRequestTag,
  UpdateRoleRequest,
} from "@alicloud/ram20150501";
import { isList, isObject, type ObjectValue, sameSet, sameValue, text, type Value } from "../value";

const NO_TRUST =
  "At least one of 'assume_role_policy_document', 'document', 'ram_users' or 'services' must be set.";

/** @throws when the plan says nothing of who is trusted */
export function createRoleRequest(planned: ObjectValue): CreateRoleRequest {
  const description = text(planned, "description");
  const tags = tagList(planned["tags"] ?? null).map((tag) => new CreateRoleRequestTag(tag));
  return new CreateRoleRequest({
    roleName: text(planned, "role_name") || text(planned, "name"),
    assumeRolePolicyDocument: trustDocument(planned),
    ...(description === "" ? {} : { description }),
    ...(typeof planned["max_session_duration"] === "number"
      ? { maxSessionDuration: planned["max_session_duration"] }
      : {}),
    ...(tags.length === 0 ? {} : { tag: tags }),
  });
}

/** The change of everything but tags; undefined when nothing else changes. */
export function updateRoleRequest(
  roleName: string,
  prior: ObjectValue,
  planned: ObjectValue,
): UpdateRoleRequest | undefined {
  const changes = {
    ...(changed(prior, planned, "description") ? { newDescription: text(planned, "description") } : {}),
    ...(changed(prior, planned, "max_session_duration")
      ? { newMaxSessionDuration: planned["max_session_duration"] }
      : {}),
    ...trustChange(prior, planned),
  };
  return Object.keys(changes).length === 0 ? undefined : new UpdateRoleRequest({ roleName, ...changes });
}

function trustChange(prior: ObjectValue, planned: ObjectValue): { newAssumeRolePolicyDocument?: string } {
  const parts = ["ram_users", "services", "version"];
  if (parts.some((name) => changed(prior, planned, name))) {
    return { newAssumeRolePolicyDocument: assembleDocument(planned) };
  }
  const name = ["document", "assume_role_policy_document"].find((each) => changed(prior, planned, each));
  return name === undefined ? {} : { newAssumeRolePolicyDocument: text(planned, name) };
}

/**
 * The keys of the tags that go or change, as one JSON text. The real provider does not escape them: a key with a
 * quotation mark or a backslash spoils the text.
 */
export function untagKeys(prior: ObjectValue, planned: ObjectValue): string | undefined {
  const after = new Map(tagList(planned["tags"] ?? null).map(({ key, value }) => [key, value]));
  const gone = tagList(prior["tags"] ?? null).filter(({ key, value }) => after.get(key) !== value);
  return gone.length === 0 ? undefined : `[${gone.map(({ key }) => `"${key}"`).join(",")}]`;
}

/** All tags that there are to be, where any changes. */
export function tagRequest(
  roleName: string,
  prior: ObjectValue,
  planned: ObjectValue,
): TagResourcesRequest | undefined {
  const tags = tagList(planned["tags"] ?? null);
  if (tags.length === 0 || !changed(prior, planned, "tags")) return undefined;
  const tag = tags.map((each) => new TagResourcesRequestTag(each));
  return new TagResourcesRequest({ resourceType: "role", resourceNames: [roleName], tag });
}

function tagList(tags: Value): { key: string; value: string }[] {
  if (!isObject(tags)) return [];
  return Object.keys(tags).map((key) => ({ key, value: text(tags, key) }));
}

function trustDocument(planned: ObjectValue): string {
  const document = text(planned, "assume_role_policy_document") || text(planned, "document");
  return document === "" ? assembleDocument(planned) : document;
}

function assembleDocument(planned: ObjectValue): string {
  const { ram_users: users, services } = planned;
  const principal = {
    ...(isFilled(users) ? { RAM: users } : {}),
    ...(isFilled(services) ? { Service: services } : {}),
  };
  if (Object.keys(principal).length === 0) throw new Error(NO_TRUST);
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal };
  return JSON.stringify({ Statement: [statement], Version: text(planned, "version") });
}

function isFilled(value: Value | undefined): boolean {
  return isList(value) && value.length > 0;
}

function changed(prior: ObjectValue, planned: ObjectValue, name: string): boolean {
  const [before, after] = [prior[name] ?? null, planned[name] ?? null];
  if (isList(before) && isList(after)) return !sameSet(before, after);
  return !sameValue(before, after);
}
