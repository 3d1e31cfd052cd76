import { isObject, type Json } from "./json";

const NOTHING = ["no-op", "read"];

/** Whether an apply of a reduced plan would do nothing: no resource, no output, no import, no move, no deferred part. */
export function changesNothing({ resource_changes, output_changes, deferred_changes }: Json): boolean {
  const resources = Array.isArray(resource_changes) ? resource_changes : [];
  const outputs = isObject(output_changes) ? Object.values(output_changes) : [];
  const isDeferred = Array.isArray(deferred_changes) && deferred_changes.length > 0;
  return !isDeferred && resources.every(isQuiet) && outputs.every(doesNothing);
}

function isQuiet(resource: unknown): boolean {
  return isObject(resource) && resource.previous_address === undefined && doesNothing(resource.change);
}

function doesNothing(change: unknown): boolean {
  if (!isObject(change) || change.importing !== undefined || !Array.isArray(change.actions)) return false;
  return change.actions.every((action) => NOTHING.includes(action));
}
