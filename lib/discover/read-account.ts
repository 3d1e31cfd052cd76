import { type AccountId, isAccountId } from "../trust";

/** A RAM role as the data sources of the provider give it. */
export interface FoundRole {
  readonly name: string;
  readonly trustPolicy: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A policy at a role. */
export interface AttachedPolicy {
  readonly name: string;
  /** "System" or "Custom". */
  readonly type: string;
}

/** What a plan of `ownerAccountJson` read. */
export interface ReadAccount {
  /** Whose credentials these are; undefined where the plan does not say. */
  readonly accountId: AccountId | undefined;
  readonly roles: readonly FoundRole[];
  /** The policies of the roles that were asked for, by the name of the role. */
  readonly policies: ReadonlyMap<string, readonly AttachedPolicy[]>;
}

type Unread = Readonly<Record<string, unknown>>;

/** Reads the plan as JSON. */
export function readAccount(plan: unknown): ReadAccount {
  const root = objectOf(objectOf(objectOf(objectOf(plan)["prior_state"])["values"])["root_module"]);
  const ofType = (type: string) =>
    listOf(root["resources"])
      .filter((resource) => resource["mode"] === "data" && resource["type"] === type)
      .map(({ values }) => objectOf(values));
  const [caller] = ofType("alicloud_caller_identity");
  const policies = ofType("alicloud_ram_role_policy_attachments");
  const accountId = caller?.["account_id"];
  return {
    accountId: isAccountId(accountId) ? accountId : undefined,
    roles: ofType("alicloud_ram_roles").flatMap(({ roles }) => listOf(roles).map(roleOf)),
    policies: new Map(
      policies.map(({ role_name: role, attachments }) => [
        textOf(role),
        listOf(attachments).map((it) => ({
          name: textOf(it["policy_name"]),
          type: textOf(it["policy_type"]),
        })),
      ]),
    ),
  };
}

function roleOf(role: Unread): FoundRole {
  return {
    name: textOf(role["name"]),
    trustPolicy: textOf(role["assume_role_policy_document"]) || textOf(role["document"]),
    description: textOf(role["description"]),
    tags: Object.fromEntries(
      Object.entries(objectOf(role["tags"])).map(([key, value]) => [key, textOf(value)]),
    ),
  };
}

function objectOf(value: unknown): Unread {
  return typeof value === "object" && value !== null ? (value as Unread) : {};
}

function listOf(value: unknown): readonly Unread[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
