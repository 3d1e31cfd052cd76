import { GetRoleRequest, ListRolesRequest, type ListRolesResponseBodyRolesRole } from "@alicloud/ram20150501";
import type { Cloud } from "../cloud";
import type { Problem } from "../problem";
import { type DataSource, MINUTE } from "../resource";
import { isNotFound } from "../retry";
import { unsupported } from "../validation";
import { isList, type ObjectValue, text } from "../value";
import { listId } from "./list-id";

const PAGE = 50;
const LIMIT = 20 * MINUTE;

/** alicloud_ram_roles: the roles of the account, by a pattern of their names or by their ids. */
export const ramRoles: DataSource = {
  validate: (config) => [
    ...unsupported(config, ["output_file", "policy_name", "policy_type", "tags"]),
    ...notPattern(config),
  ],
  read,
};

function notPattern(config: ObjectValue): Problem[] {
  try {
    new RegExp(text(config, "name_regex"));
    return [];
  } catch (error) {
    const summary = `"name_regex": ${(error as Error).message}`;
    return [{ severity: "error", summary, attribute: "name_regex" }];
  }
}

async function read(config: ObjectValue, cloud: Cloud): Promise<ObjectValue> {
  const roles = [];
  for (const role of await listRoles(cloud)) {
    if (!isWanted(role, config)) continue;
    const described = await describe(role, cloud);
    if (described !== undefined) roles.push(described);
  }
  const ids = roles.map(({ id }) => id);
  return { ...config, id: listId(ids), ids, names: roles.map(({ name }) => name), roles };
}

async function listRoles(cloud: Cloud): Promise<ListRolesResponseBodyRolesRole[]> {
  const roles: ListRolesResponseBodyRolesRole[] = [];
  let marker: string | undefined;
  do {
    const request = new ListRolesRequest({ maxItems: PAGE, ...(marker === undefined ? {} : { marker }) });
    const send = () => cloud.ram.listRoles(request);
    const { body } = await cloud.call({
      subject: "alicloud_ram_roles",
      action: "ListRoles",
      limit: LIMIT,
      send,
    });
    roles.push(...(body?.roles?.role ?? []));
    marker = body?.isTruncated === true ? body.marker : undefined;
  } while (marker !== undefined);
  return roles;
}

function isWanted(role: ListRolesResponseBodyRolesRole, config: ObjectValue): boolean {
  const { ids } = config;
  const byId = !isList(ids) || ids.length === 0 || ids.includes(role.roleId ?? "");
  return byId && new RegExp(text(config, "name_regex")).test(role.roleName ?? "");
}

async function describe(role: ListRolesResponseBodyRolesRole, cloud: Cloud) {
  try {
    const { body } = await cloud.call({
      subject: "alicloud_ram_roles",
      action: "GetRole",
      limit: LIMIT,
      send: () => cloud.ram.getRole(new GetRoleRequest({ roleName: role.roleName })),
    });
    return describedRole(role, body?.role?.assumeRolePolicyDocument ?? "", body?.role?.description ?? "");
  } catch (error) {
    // Someone deleted the role between the two calls.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function describedRole(role: ListRolesResponseBodyRolesRole, document: string, description: string) {
  const tags = role.tags?.tag ?? [];
  return {
    id: role.roleId ?? "",
    name: role.roleName ?? "",
    arn: role.arn ?? "",
    assume_role_policy_document: document,
    document,
    description,
    create_date: role.createDate ?? "",
    update_date: role.updateDate ?? "",
    tags: Object.fromEntries(tags.map(({ tagKey, tagValue }) => [tagKey ?? "", tagValue ?? ""])),
  };
}
