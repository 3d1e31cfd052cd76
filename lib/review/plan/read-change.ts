import {
  type AttributeValues,
  isObject,
  marksIn,
  objectIn,
  resourcesOf,
  textIn,
  type UnknownRecord,
} from "./attribute-values";
import type { Configuration } from "./configuration";
import {
  type ActionKind,
  PlanError,
  RAM_ROLE,
  RAM_ROLE_POLICY_ATTACHMENT,
  type ResourceChange,
} from "./plan";

/** A resource of Terraform's lists of changes, as it stands there. */
export type RawChange = UnknownRecord & {
  readonly type: string;
  readonly address: string;
  readonly change: UnknownRecord & { readonly actions: readonly string[] };
};

/**
 * The planned changes of managed resources. A plan that only refreshes lists none: there, the RAM resources of the
 * state stay what they are.
 *
 * @throws PlanError where one is no resource
 */
export function plannedChanges(plan: UnknownRecord): RawChange[] {
  if (plan.resource_changes !== undefined) return managedChanges(plan, "resource_changes");
  return resourcesOf(priorValues(plan))
    .filter((it) => isRamType(it.type) && isManaged(it))
    .map((it) => checked({ ...it, change: unchanged(it) }));
}

/** The state before the plan. */
export function priorValues(plan: UnknownRecord): unknown {
  return objectIn(plan.prior_state).values;
}

function unchanged({ values, sensitive_values: sensitive }: UnknownRecord): UnknownRecord {
  const sides = { before: values, after: values, before_sensitive: sensitive, after_sensitive: sensitive };
  return { actions: ["no-op"], ...sides, after_unknown: {} };
}

/** The managed resources of a list of changes. @throws PlanError where one is no resource */
export function managedChanges(plan: UnknownRecord, key: string): RawChange[] {
  return listOf(plan, key).filter(isManaged).map(checked);
}

/** The list of objects at `key`, empty where there is none. @throws PlanError where it is something else */
export function listOf(plan: UnknownRecord, key: string): readonly UnknownRecord[] {
  const list = plan[key] ?? [];
  if (!Array.isArray(list) || !list.every(isObject)) throw new PlanError(`${key} is not a list of objects`);
  return list;
}

// What is neither, or does not say what it is, is never taken for harmless; nor is a data source that is made.
function isManaged({ mode, change }: UnknownRecord): boolean {
  if (typeof mode !== "string") throw new PlanError("a resource has no mode");
  if (mode !== "data" && mode !== "ephemeral") return true;
  const { actions } = objectIn(change);
  return Array.isArray(actions) && (actions.includes("create") || actions.includes("update"));
}

function checked(resource: UnknownRecord): RawChange {
  const { address, type, change } = resource;
  if (typeof address !== "string") throw new PlanError("a resource has no address");
  if (typeof type !== "string") throw new PlanError("a resource has no type");
  if (!isObject(change)) throw new PlanError("a resource has no change");
  if (!Array.isArray(change.actions) || !change.actions.every((action) => typeof action === "string"))
    throw new PlanError("a resource's change has no actions");
  return resource as RawChange;
}

/** Whether a change does something, or does not say what. */
export function isChanged({ change: { actions } }: RawChange): boolean {
  return actions.length !== 1 || actions[0] !== "no-op";
}

/** Whether a resource is a RAM role or the attachment of a policy to one. */
export function isRamType(type: unknown): boolean {
  return type === RAM_ROLE || type === RAM_ROLE_POLICY_ATTACHMENT;
}

const KINDS: ReadonlyMap<string, ActionKind> = new Map([
  ["no-op", "no-op"],
  ["create", "create"],
  ["update", "update"],
  ["delete", "delete"],
  ["forget", "forget"],
  ["create,delete", "replace"],
  ["delete,create", "replace"],
  ["create,forget", "create-and-forget"],
  ["forget,create", "create-and-forget"],
]);

/** A resource of Terraform's lists of changes, read. */
export function readChange(raw: RawChange, configuration: Configuration): ResourceChange {
  const { actions, importing, before, after, after_unknown, before_sensitive, after_sensitive } = raw.change;
  const configured = configuration.of(raw);
  // Of one shape, whatever the plan says: thousands of them are read and compared.
  return {
    address: raw.address,
    type: raw.type,
    deposed: typeof raw.deposed === "string" ? raw.deposed : undefined,
    actions,
    kind: KINDS.get(actions.length === 1 ? (actions[0] as string) : actions.join()) ?? "other",
    importing: isObject(importing) ? textIn(importing.id) : undefined,
    before: isObject(before) ? side(before, {}, before_sensitive) : undefined,
    after: isObject(after) ? side(after, after_unknown, after_sensitive) : undefined,
    configured,
    provider: configured?.provider || configuration.onlyProvider,
    roleAddress: undefined,
  };
}

function side(values: UnknownRecord, unknown: unknown, sensitive: unknown): AttributeValues {
  return { values, unknown: marksIn(unknown), sensitive: marksIn(sensitive) };
}
