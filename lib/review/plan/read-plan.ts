import { isObject, isUnknown, objectIn, objectsIn, textIn, type UnknownRecord } from "./attribute-values";
import { Configuration } from "./configuration";
import { doubtsOf, finding, readChecks, readFoundPolicies } from "./findings";
import { GrantFinder, isToCome, mayGrant } from "./granting";
import { MAX_PLAN_BYTES } from "./max-plan-bytes";
import {
  type Check,
  type Plan,
  PlanError,
  RAM_ROLE,
  RAM_ROLE_POLICY_ATTACHMENT,
  type ResourceChange,
} from "./plan";
import { parsePlanText } from "./plan-text";
import {
  isChanged,
  isRamType,
  listOf,
  managedChanges,
  plannedChanges,
  type RawChange,
  readChange,
} from "./read-change";

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
  const { json, isUnicode } = parsePlanText(input, options.maxBytes ?? MAX_PLAN_BYTES);
  return planOf(planObject(json), isUnicode);
}

function planObject(plan: unknown): UnknownRecord {
  if (!isObject(plan) || typeof plan.format_version !== "string") throw new PlanError(notAPlan(plan));
  const [major] = plan.format_version.split(".");
  if (major !== "1")
    throw new PlanError("it has another format version than 1.x: this version cannot read it");
  if (!("planned_values" in plan) && !("resource_changes" in plan)) throw new PlanError(notAPlan(plan));
  return plan;
}

function notAPlan(value: unknown): string {
  const isState = isObject(value) && ("values" in value || "lineage" in value);
  return isState
    ? "it is a Terraform state: give a plan, terraform show -json FILE"
    : "it is not a Terraform plan";
}

function planOf(plan: UnknownRecord, isUnicode: boolean): Plan {
  const [changed, drifted] = [plannedChanges(plan), managedChanges(plan, "resource_drift")];
  const [ram, ramDrift] = [ramChanges(changed), ramChanges(drifted)];
  const configuration = new Configuration(plan.configuration);
  const finder = new GrantFinder([...ram.judged, ...ramDrift.judged], configuration);
  const granting = changed.filter((it) => finder.isGranting(it));
  const read = (raw: RawChange) => readChange(raw, configuration);
  return {
    changes: readRam(plan, ram.judged, changed, configuration),
    drift: ramDrift.judged.map(read),
    otherGrants: granting.map(read),
    otherGrantsDrift: drifted.filter((it) => finder.isDriftedGrant(it)).map(read),
    deferred: deferredAddresses(plan),
    foundPolicies: readFoundPolicies(plan, configuration),
    checks: [...unsupportedChecks([...ram.unsupported, ...ramDrift.unsupported]), ...readChecks(plan.checks)],
    doubts: doubtsOf(plan, changed, isUnicode),
    errored: (plan.errored ?? false) !== false,
    complete: (plan.complete ?? true) === true,
    unsupportedProvider: {
      changed: ram.unsupported.some(isChanged),
      drifted: ramDrift.unsupported.length > 0,
    },
    otherResources: countOthers(changed) - countOthers(granting),
  };
}

function countOthers(resources: readonly RawChange[]): number {
  return resources.filter((it) => !isRamType(it.type) && isChanged(it)).length;
}

/** The RAM roles and attachments, each attachment with the role that it must be at. */
function readRam(
  plan: UnknownRecord,
  judged: readonly RawChange[],
  changed: readonly RawChange[],
  configuration: Configuration,
): ResourceChange[] {
  let only: { readonly address: string | undefined } | undefined;
  return judged.map((raw) => {
    const change = readChange(raw, configuration);
    if (change.type !== RAM_ROLE_POLICY_ATTACHMENT || !change.after || !isUnknown(change.after, "role_name"))
      return change;
    only ??= { address: onlyRoleToCome(plan, changed) };
    const hidden = configuration.isBehindName(raw) ? only.address : undefined;
    const roleAddress = configuration.referencedRole(raw) ?? hidden;
    return roleAddress === undefined ? change : { ...change, roleAddress };
  });
}

/**
 * The only role, and the only thing, of which anything is known only after apply: then a name that is known only
 * after apply is this role's, whatever local or module it comes through. Not where something else is read too.
 */
function onlyRoleToCome(plan: UnknownRecord, changed: readonly RawChange[]): string | undefined {
  const sources: unknown = plan.relevant_attributes;
  const data = listOf(plan, "resource_changes").filter(({ mode }) => mode === "data");
  const [first, ...rest] = changed.filter((it) => it.type !== RAM_ROLE_POLICY_ATTACHMENT && isToCome(it));
  const isOnly = first?.type === RAM_ROLE && rest.length === 0 && !data.some(isToCome);
  if (!isOnly || !Array.isArray(sources)) return undefined;
  return sources.every((it) => isOf(first.address, it)) ? first.address : undefined;
}

/** Whether a source of what changes is the resource at `address`, or all instances of it. */
function isOf(address: string, source: unknown): boolean {
  const resource = textIn(objectIn(source).resource);
  return address === resource || address.startsWith(`${resource}[`);
}

const PROVIDERS: ReadonlySet<unknown> = new Set([
  "alicloud",
  "registry.terraform.io/aliyun/alicloud",
  "registry.terraform.io/hashicorp/alicloud",
  "registry.opentofu.org/aliyun/alicloud",
  "registry.opentofu.org/hashicorp/alicloud",
]);

/** The RAM resources among changes: those that are judged, and those of another provider. */
function ramChanges(changes: readonly RawChange[]): Readonly<Record<"judged" | "unsupported", RawChange[]>> {
  const found = { judged: [] as RawChange[], unsupported: [] as RawChange[] };
  for (const it of changes)
    if (isRamType(it.type)) found[PROVIDERS.has(it.provider_name) ? "judged" : "unsupported"].push(it);
  return found;
}

/** RAM resources of another provider are not judged, and that is said. */
function unsupportedChecks(resources: readonly RawChange[]): Check[] {
  const found = new Set(resources.map(({ address }) => address));
  const message = "it belongs to another provider than aliyun/alicloud and is not judged";
  return [...found].map((address) => finding(message, address));
}

/** What may give access and is put off; and what Terraform runs beside resources: the plan does not say what that does. */
function deferredAddresses(plan: UnknownRecord): string[] {
  const putOff = listOf(plan, "deferred_changes").map((it) => it.resource_change);
  const invocations = [...listOf(plan, "action_invocations"), ...listOf(plan, "deferred_action_invocations")];
  const actions = invocations.map((it) => objectIn(it.action_invocation ?? it));
  const programs = listOf(plan, "resource_changes").filter(isProgram);
  return [...objectsIn(putOff).filter(mayConcern), ...actions, ...programs].map((it) => textIn(it.address));
}

function mayConcern({ mode, type }: UnknownRecord): boolean {
  return mode !== "data" && (typeof type !== "string" || isRamType(type) || mayGrant(type));
}

/** A program that runs while applying, as a data source that was not read yet. */
function isProgram({ mode, type }: UnknownRecord): boolean {
  return mode === "data" && type === "external";
}
