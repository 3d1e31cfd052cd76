import type { ResourceType } from "./catalog";
import type { Cloud } from "./cloud";
import type { BlockSchema } from "./schema";
import { settleNulls } from "./settle-nulls";
import { isObject, type ObjectValue, UNKNOWN, type Value } from "./value";

/** What an apply came to: the state to keep, and the error that stopped it if one did. */
export interface Applied {
  readonly state: ObjectValue | null;
  readonly error?: unknown;
}

/** The resource as the account has it now; null when it is gone. */
export async function refresh(
  { resource, block }: ResourceType,
  state: ObjectValue,
  cloud: Cloud,
): Promise<ObjectValue | null> {
  const found = await resource.read(state, cloud);
  return found === null ? null : settleNulls(found, state, block, "plan");
}

/**
 * Makes, changes or deletes one resource.
 * @param prior - null to make it
 * @param planned - null to delete it
 */
export async function apply(
  type: ResourceType,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
  cloud: Cloud,
): Promise<Applied> {
  if (planned !== null)
    return prior === null ? make(type, planned, cloud) : change(type, prior, planned, cloud);
  if (prior === null) return { state: null };
  return remove(type, prior, cloud);
}

/** A state that holds nothing but an id: the refresh after an import fills it. */
export function imported(id: string, block: BlockSchema): ObjectValue {
  return { ...emptyBlock(block), ...emptyTimeouts(block), id };
}

async function make(type: ResourceType, planned: ObjectValue, cloud: Cloud): Promise<Applied> {
  let id: string;
  try {
    id = await type.resource.create(known(planned), cloud);
  } catch (error) {
    return { state: null, error };
  }
  return settled(type, { ...known(planned), id }, planned, cloud);
}

async function change(
  type: ResourceType,
  prior: ObjectValue,
  planned: ObjectValue,
  cloud: Cloud,
): Promise<Applied> {
  try {
    await type.resource.update(prior, known(planned), cloud);
  } catch (error) {
    // As the real provider's SDK does: the state says what was planned, and the next refresh corrects it.
    return { state: withEmptyTexts(prior, known(planned)), error };
  }
  return settled(type, known(planned), planned, cloud);
}

async function remove(type: ResourceType, prior: ObjectValue, cloud: Cloud): Promise<Applied> {
  try {
    await type.resource.delete(prior, cloud);
    return { state: null };
  } catch (error) {
    return { state: prior, error };
  }
}

/** The state after a change: what the account says, settled against what was planned. */
async function settled(
  { resource, block }: ResourceType,
  state: ObjectValue,
  planned: ObjectValue,
  cloud: Cloud,
): Promise<Applied> {
  try {
    const found = await resource.read(state, cloud);
    return { state: found === null ? null : settleNulls(found, planned, block, "apply") };
  } catch (error) {
    return { state, error };
  }
}

/** A text that goes is empty, not null, until the next refresh. */
function withEmptyTexts(prior: ObjectValue, planned: ObjectValue): ObjectValue {
  const entries = Object.entries(planned).map(([name, value]): [string, Value] => [
    name,
    value === null && typeof prior[name] === "string" ? "" : value,
  ]);
  return Object.fromEntries(entries);
}

function known(planned: ObjectValue): ObjectValue {
  const entries = Object.entries(planned).map(([name, value]): [string, Value] => [
    name,
    value === UNKNOWN ? null : value,
  ]);
  return Object.fromEntries(entries);
}

function emptyBlock(block: BlockSchema): ObjectValue {
  const names = [...Object.keys(block.attributes ?? {}), ...Object.keys(block.block_types ?? {})];
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** The SDK of the real provider leaves an empty `timeouts` block on what it imports. */
function emptyTimeouts(block: BlockSchema): ObjectValue {
  const timeouts = block.block_types?.["timeouts"];
  return timeouts === undefined ? {} : { timeouts: emptyBlock(timeouts.block) };
}

/** Fits a stored state to the schema: what it does not know goes, what is missing is null. */
export function conform(state: Value, block: BlockSchema): ObjectValue {
  const stored = isObject(state) ? state : {};
  const entries = Object.keys(emptyBlock(block)).map((name): [string, Value] => [name, stored[name] ?? null]);
  return Object.fromEntries(entries);
}
