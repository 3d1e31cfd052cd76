import type { Behaviour } from "./resource";
import type { AttributeSchema, BlockSchema, CtyType } from "./schema";
import { settleNulls } from "./settle-nulls";
import { isList, isObject, type ObjectValue, sameSet, sameValue, UNKNOWN, type Value } from "./value";

/** What an apply would lead to. */
export interface Plan {
  readonly planned: ObjectValue;
  /** Attributes whose change makes a new resource. */
  readonly replacedBy: readonly string[];
}

/**
 * Plans one resource as the SDK of the real provider does.
 * @param prior - the state; null when the resource is to be made
 * @param proposed - the configuration, with what it leaves to the provider taken from the state
 */
export function planChange(
  prior: ObjectValue | null,
  proposed: ObjectValue,
  block: BlockSchema,
  behaviours: Readonly<Record<string, Behaviour>>,
): Plan {
  const changes = attributeChanges(prior, proposed, block, behaviours);
  // Without a change the state stays as it is, with whatever else the configuration says (timeouts, say).
  if (prior !== null && changes.size === 0) return { planned: prior, replacedBy: [] };
  const after = { ...(prior ?? nothing(block)), ...Object.fromEntries(changes) };
  const settled = settleNulls(after, proposed, block, "plan");
  const replacedBy = [...changes.keys()].filter((name) => behaviours[name]?.forceNew);
  return {
    planned: { ...settled, ...blocksOf(proposed, block) },
    replacedBy: prior === null ? [] : replacedBy,
  };
}

function attributeChanges(
  prior: ObjectValue | null,
  proposed: ObjectValue,
  block: BlockSchema,
  behaviours: Readonly<Record<string, Behaviour>>,
): Map<string, Value> {
  const changes = new Map<string, Value>();
  for (const [name, schema] of Object.entries(block.attributes ?? {})) {
    const old = prior?.[name] ?? null;
    const change = attributeChange(
      old,
      proposed[name] ?? null,
      schema,
      behaviours[name] ?? {},
      prior === null,
    );
    if (change !== undefined) changes.set(name, change);
  }
  return changes;
}

/** The new value of an attribute, or undefined when it stays as it is. */
function attributeChange(
  old: Value,
  proposed: Value,
  schema: AttributeSchema,
  behaviour: Behaviour,
  isNew: boolean,
): Value | undefined {
  const wanted = proposed ?? behaviour.defaultValue ?? null;
  if (wanted === UNKNOWN) return UNKNOWN;
  // The SDK of the real provider sees no change from nothing to false.
  if (!isNew && old === null && wanted === false) return undefined;
  if (isSame(old, wanted, schema.type))
    return isLeftToProvider(old, wanted, schema, isNew) ? UNKNOWN : undefined;
  if (wanted === null) return schema.computed ? undefined : emptied(schema.type);
  const alike = typeof wanted === "string" && behaviour.alike?.(typeof old === "string" ? old : "", wanted);
  return alike ? undefined : wanted;
}

function isLeftToProvider(old: Value, wanted: Value, schema: AttributeSchema, isNew: boolean): boolean {
  if (schema.computed !== true || old !== null || wanted !== null) return false;
  return isNew || typeof schema.type !== "string";
}

/** Equality as flat strings have it: null is the same as empty. */
function isSame(old: Value, wanted: Value, type: CtyType): boolean {
  if (typeof type === "string") return sameScalar(old, wanted);
  const [one, other] = [old ?? empty(type), wanted ?? empty(type)];
  if (type[0] === "set" && isList(one) && isList(other)) return sameSet(one, other);
  return sameValue(one, other);
}

function sameScalar(old: Value, wanted: Value): boolean {
  if (wanted === null) return old === null || old === "" || old === 0 || old === false;
  return sameValue(old ?? "", wanted);
}

function empty(type: CtyType): Value {
  return type[0] === "map" ? {} : [];
}

/** What is left of an attribute that leaves the configuration: a collection is emptied, a scalar goes. */
function emptied(type: CtyType): Value {
  return typeof type === "string" ? null : empty(type);
}

function nothing(block: BlockSchema): ObjectValue {
  return Object.fromEntries(Object.keys(block.attributes ?? {}).map((name) => [name, null]));
}

function blocksOf(value: ObjectValue, block: BlockSchema): ObjectValue {
  const names = Object.keys(block.block_types ?? {});
  return Object.fromEntries(names.map((name) => [name, isObject(value[name]) ? value[name] : null]));
}
