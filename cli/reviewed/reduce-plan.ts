import { isObject, isSame, type Json, mapValues } from "./json";

/** What stands for a sensitive value. */
export const SENSITIVE = "(sensitive)";

/** What stands for a sensitive value that becomes another one: which, a reduced plan does not tell. */
export const SENSITIVE_CHANGED = "(sensitive, changes)";

/** Takes secrets out of a text. */
export type Mask = (text: string) => string;

const ROLE = "alicloud_ram_role";
const ATTACHMENT = "alicloud_ram_role_policy_attachment";
const ATTACHMENTS = "alicloud_ram_role_policy_attachments";

/** What a review reads of them. */
const ATTRIBUTES = [
  "arn",
  "role_name",
  "name",
  "assume_role_policy_document",
  "policy_name",
  "policy_type",
  "attachments",
];

/**
 * The plan of `terraform show -json`, reduced to what a review and a comparison need.
 *
 * Variables, settings of providers, constants of the configuration, other resources of the state and times are left
 * out; sensitive values are replaced. A reduced plan reviews to the same report, but where a sensitive value decides.
 * Reducing it again changes nothing.
 *
 * @param mask for every text that is kept. Default: none is masked
 */
export function reducePlan(plan: Json, mask: Mask = (text) => text): Json {
  const { format_version, errored, complete, checks } = plan;
  const parts = {
    format_version,
    errored,
    complete,
    // A plan that only refreshes lists no changes, and is read otherwise than one that has none.
    ...(plan.resource_changes !== undefined && {
      resource_changes: listOf(plan.resource_changes).map(resource),
    }),
    resource_drift: listOf(plan.resource_drift).map(resource),
    deferred_changes: listOf(plan.deferred_changes).map(deferred),
    action_invocations: listOf(plan.action_invocations).map(invocation),
    deferred_action_invocations: listOf(plan.deferred_action_invocations).map(deferredInvocation),
    output_changes: mapValues(plan.output_changes, change),
    checks: Array.isArray(checks) ? checks : [],
    configuration: configuration(plan.configuration),
    relevant_attributes: listOf(plan.relevant_attributes).map((it) => picked(it, ["resource", "attribute"])),
    planned_values: { root_module: plannedModule(at(plan.planned_values, "root_module")) },
    prior_state: priorState(plan.prior_state),
  };
  return masked(parts, mask) as Json;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

const OF_RESOURCE = [
  "address",
  "previous_address",
  "module_address",
  "mode",
  "type",
  "name",
  "index",
  "provider_name",
  "deposed",
  "action_reason",
] as const;

function resource(it: Json): Json {
  return { ...picked(it, OF_RESOURCE), change: change(it.change) };
}

const OF_CHANGE = [
  "actions",
  "after_unknown",
  "before_sensitive",
  "after_sensitive",
  "replace_paths",
  "importing",
] as const;

function change(it: unknown): Json {
  if (!isObject(it)) return {};
  const [before, after] = withoutSensitive(it.before, it.after, it.before_sensitive, it.after_sensitive);
  return { ...picked(it, OF_CHANGE), before, after };
}

function picked(it: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.flatMap((key) => (it[key] === undefined ? [] : [[key, it[key]]])));
}

function deferred(it: Json): Json {
  return {
    reason: it.reason,
    resource_change: resource(isObject(it.resource_change) ? it.resource_change : {}),
  };
}

/** That something is run, not with what. */
function invocation(it: Json): Json {
  return picked(it, ["address", "type", "name", "provider_name", "lifecycle_action_trigger"]);
}

function deferredInvocation({ reason, action_invocation: it }: Json): Json {
  return { reason, action_invocation: isObject(it) ? invocation(it) : {} };
}

/** Both sides of a change; what is sensitive on one is taken out of both. */
function withoutSensitive(
  before: unknown,
  after: unknown,
  ofBefore: unknown,
  ofAfter: unknown,
): [unknown, unknown] {
  if (ofBefore === true || ofAfter === true) return hidden(before, after);
  if (!isMarked(ofBefore) && !isMarked(ofAfter)) return [before, after];
  const keys = new Set([before, after].flatMap((side) => (isContainer(side) ? Object.keys(side) : [])));
  const sides = [...keys].map((key) => {
    const [old, now] = withoutSensitive(at(before, key), at(after, key), at(ofBefore, key), at(ofAfter, key));
    return [key, old, now] as const;
  });
  return [
    rebuilt(before, new Map(sides.map(([key, old]) => [key, old]))),
    rebuilt(after, new Map(sides.map(([key, , now]) => [key, now]))),
  ];
}

function hidden(before: unknown, after: unknown): [unknown, unknown] {
  // Reduced already: what stands there says whether it changes.
  if (after === SENSITIVE_CHANGED) return [before, after];
  const isKept = isSame(before ?? null, after ?? null);
  return [placeholder(before, SENSITIVE), placeholder(after, isKept ? SENSITIVE : SENSITIVE_CHANGED)];
}

// That there is no value is no secret, and tells that a resource is made or destroyed.
function placeholder(value: unknown, text: string): unknown {
  return value === undefined || value === null ? value : text;
}

function isContainer(value: unknown): value is Json | readonly unknown[] {
  return typeof value === "object" && value !== null;
}

function isMarked(marks: unknown): boolean {
  return marks === true || (isContainer(marks) && Object.values(marks).some(isMarked));
}

function at(value: unknown, key: string): unknown {
  return isContainer(value) && Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
}

function rebuilt(side: unknown, parts: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(side)) return side.map((_, index) => parts.get(String(index)));
  return isObject(side) ? mapValues(side, (_, key) => parts.get(key)) : side;
}

/** Which attributes are set and what they refer to, not what they are set to. */
function configuration(it: unknown): Json {
  return { root_module: module(at(it, "root_module")) };
}

function module(it: unknown): Json {
  return {
    resources: listOf(at(it, "resources")).map((found) => ({
      ...picked(found, ["address", "mode", "type", "name", "provider_config_key"]),
      provisioners: listOf(found.provisioners).map((provisioner) => picked(provisioner, ["type"])),
      expressions: mapValues(found.expressions, expression),
    })),
    module_calls: mapValues(at(it, "module_calls"), (call) => ({
      expressions: mapValues(at(call, "expressions"), expression),
      module: module(at(call, "module")),
    })),
  };
}

/** That a constant is not just a reference is said, and not what else it is. */
function expression(it: unknown): Json {
  if (!isObject(it)) return {};
  const { constant_value: constant, references } = it;
  const isReference = Array.isArray(references) && constant === `\${${references[0]}}`;
  const isKept = constant === null || isReference || constant === undefined;
  return {
    ...picked(it, ["references"]),
    ...(constant !== undefined && { constant_value: isKept ? constant : "(not shown)" }),
  };
}

/** Which resources there will be. */
function plannedModule(it: unknown): Json {
  return {
    resources: listOf(at(it, "resources")).map((found) => picked(found, ["address", "mode", "type"])),
    child_modules: listOf(at(it, "child_modules")).map(plannedModule),
  };
}

/** The roles and attachments of the state, and which policies were found at them: an empty state knows nothing. */
function priorState(it: unknown): Json {
  return { values: { root_module: stateModule(at(at(it, "values"), "root_module")) } };
}

function stateModule(it: unknown): Json {
  const found = listOf(at(it, "resources")).filter(isKnown);
  return {
    resources: found.map((resource) => ({
      ...picked(resource, ["address", "mode", "type", "name", "provider_name"]),
      ...shownOf(resource),
    })),
    child_modules: listOf(at(it, "child_modules")).map(stateModule),
  };
}

function isKnown({ type, mode }: Json): boolean {
  return mode === "data" ? type === ATTACHMENTS : type === ROLE || type === ATTACHMENT;
}

function shownOf({ values, sensitive_values: marks }: Json): Json {
  const shown = picked(isObject(values) ? values : {}, ATTRIBUTES);
  const kept = mapValues(shown, (value, key) =>
    isMarked(marks === true || at(marks, key)) ? SENSITIVE : value,
  );
  return { values: kept, ...(isMarked(marks) && { sensitive_values: true }) };
}

function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((it) => masked(it, mask));
  return isObject(value) ? mapValues(value, (it) => masked(it, mask)) : value;
}
