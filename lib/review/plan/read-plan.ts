import { type AttributeValues, isObject, type UnknownRecord } from "./attribute-values";
import { Configuration } from "./configuration";
import {
  type ActionKind,
  type Plan,
  RAM_ROLE,
  RAM_ROLE_POLICY_ATTACHMENT,
  type RamResourceType,
  type ResourceChange,
} from "./plan";
import { PlanError } from "./plan-error";
import { readChecks } from "./read-checks";

/** How large a plan may be where nobody says it: 32 MiB. Reading one takes a few times that in memory. */
export const MAX_PLAN_BYTES = 32 * 1024 * 1024;

/** How to read a plan. */
export interface ReadPlanOptions {
  /** @default MAX_PLAN_BYTES */
  readonly maxBytes?: number;
}

/**
 * Reads the output of `terraform show -json PLANFILE`, format version 1.x; keys that are not known are ignored.
 *
 * @throws PlanError where it is anything else, in one line that says what it is instead
 */
export function readPlan(input: string | Uint8Array, options: ReadPlanOptions = {}): Plan {
  const text = planText(input, options.maxBytes ?? MAX_PLAN_BYTES);
  return planOf(parseJson(text));
}

const ZIP = [0x50, 0x4b];
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function planText(input: string | Uint8Array, maxBytes: number): string {
  if (input.length > maxBytes) throw new PlanError(`it is larger than ${maxBytes} bytes`);
  if (typeof input === "string") return input;
  if (startsWith(input, ZIP))
    throw new PlanError("it is a saved plan file: give its JSON, terraform show -json FILE");
  if (UTF_16.some((mark) => startsWith(input, mark))) throw new PlanError("it is UTF-16: write it as UTF-8");
  return Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString("utf8");
}

function startsWith(input: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => input[index] === byte);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    throw new PlanError(notJson(text, (error as Error).message));
  }
}

// The parser's own message quotes the input, and a plan can hold secrets.
function notJson(text: string, message: string): string {
  if (text.trim() === "") return "it is empty";
  if (text.startsWith("PK")) return "it is a saved plan file: give its JSON, terraform show -json FILE";
  if (text.startsWith('{"@level"'))
    return "it is the log of a command: give the plan, terraform show -json FILE";
  return /end of|Unterminated/.test(message) ? "it is not JSON: it ends too early" : "it is not JSON";
}

function planOf(plan: unknown): Plan {
  if (!isObject(plan) || typeof plan.format_version !== "string") throw new PlanError(notAPlan(plan));
  const [major] = plan.format_version.split(".");
  if (major !== "1")
    throw new PlanError("it has another format version than 1.x: this version cannot read it");
  if (!("planned_values" in plan) && !("resource_changes" in plan)) throw new PlanError(notAPlan(plan));
  const changes = listOf(plan, "resource_changes");
  const drift = listOf(plan, "resource_drift");
  const configuration = new Configuration(plan.configuration);
  const read = (resources: readonly UnknownRecord[]) =>
    resources.filter(isRamResource).map((resource) => readChange(resource, configuration));
  return {
    changes: read(changes),
    drift: read(drift),
    deferred: listOf(plan, "deferred_changes").flatMap(deferredAddress),
    checks: [...strangerChecks([...changes, ...drift]), ...readChecks(plan.checks)],
    errored: plan.errored === true,
    complete: plan.complete !== false,
    strangers: {
      changed: changes.some((it) => isStranger(it) && isChanged(it)),
      drifted: drift.some(isStranger),
    },
    otherResources: changes.filter((it) => isManaged(it) && !isRamType(it.type) && isChanged(it)).length,
  };
}

function notAPlan(value: unknown): string {
  const isState = isObject(value) && ("values" in value || "lineage" in value);
  return isState
    ? "it is a Terraform state: give a plan, terraform show -json FILE"
    : "it is not a Terraform plan";
}

function listOf(plan: UnknownRecord, key: string): readonly UnknownRecord[] {
  const list = plan[key] ?? [];
  if (!Array.isArray(list) || !list.every(isObject)) throw new PlanError(`${key} is not a list of objects`);
  return list;
}

function isManaged(change: UnknownRecord): boolean {
  return change.mode === "managed";
}

function isChanged({ change }: UnknownRecord): boolean {
  return (
    isObject(change) &&
    Array.isArray(change.actions) &&
    change.actions.some((action) => action !== "no-op" && action !== "read")
  );
}

const PROVIDER = /^(?:.*\/(?:aliyun|hashicorp)\/)?alicloud$/;

function isRamType(type: unknown): type is RamResourceType {
  return type === RAM_ROLE || type === RAM_ROLE_POLICY_ATTACHMENT;
}

function isOurProvider({ provider_name }: UnknownRecord): boolean {
  return typeof provider_name === "string" && PROVIDER.test(provider_name);
}

function isRamResource(change: UnknownRecord): boolean {
  return isRamType(change.type) && isManaged(change) && isOurProvider(change);
}

function isStranger(change: UnknownRecord): boolean {
  return isRamType(change.type) && isManaged(change) && !isOurProvider(change);
}

/** RAM resources of another provider are not judged, and that is said. */
function strangerChecks(resources: readonly UnknownRecord[]): Plan["checks"] {
  const found = new Set(resources.filter(isStranger).map(addressOf));
  return [...found].map((address) => ({
    kind: "plan",
    address,
    status: "unknown",
    messages: ["it belongs to another provider than aliyun/alicloud and is not judged"],
  }));
}

function deferredAddress({ resource_change }: UnknownRecord): string[] {
  if (!isObject(resource_change) || !isRamResource(resource_change)) return [];
  return [addressOf(resource_change)];
}

function addressOf({ address }: UnknownRecord): string {
  if (typeof address === "string") return address;
  throw new PlanError("a resource has no address");
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

function readChange(resource: UnknownRecord, configuration: Configuration): ResourceChange {
  const { change, type, deposed } = resource;
  if (!isObject(change)) throw new PlanError("a resource has no change");
  const actions = actionsOf(change);
  const configured = configuration.attributesOf(resource);
  const roleReferences = configuration.roleReferencesOf(resource);
  return {
    address: addressOf(resource),
    type: type as RamResourceType,
    ...(typeof deposed === "string" && { deposed }),
    actions,
    kind: KINDS.get(actions.join()) ?? "other",
    ...(isObject(change.importing) && { importing: importedId(change.importing) }),
    ...(configured && { configured }),
    ...(roleReferences && { roleReferences }),
    ...sides(change),
  };
}

function actionsOf({ actions }: UnknownRecord): string[] {
  if (Array.isArray(actions) && actions.every((action) => typeof action === "string")) return actions;
  throw new PlanError("a resource's change has no actions");
}

function importedId({ id }: UnknownRecord): string {
  return typeof id === "string" ? id : "";
}

function sides(change: UnknownRecord): { before?: AttributeValues; after?: AttributeValues } {
  const { before, after, after_unknown, before_sensitive, after_sensitive } = change;
  return {
    ...(isObject(before) && { before: side(before, {}, before_sensitive) }),
    ...(isObject(after) && { after: side(after, after_unknown, after_sensitive) }),
  };
}

function side(values: UnknownRecord, unknown: unknown, sensitive: unknown): AttributeValues {
  return {
    values,
    unknown: isObject(unknown) ? unknown : {},
    sensitive: sensitive === true || isObject(sensitive) ? sensitive : {},
  };
}
