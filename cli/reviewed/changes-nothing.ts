import { isObject, type Json } from "./json";

const NOTHING = ["no-op", "read"];

/** What else Terraform may do. */
const OTHERS = ["deferred_changes", "action_invocations", "deferred_action_invocations"];

/** Whether an apply of a reduced plan would do nothing: no resource, no output, no import, no move, no deferred part. */
export function changesNothing(plan: Json): boolean {
  const { resource_changes, output_changes } = plan;
  const resources = Array.isArray(resource_changes) ? resource_changes : [];
  const outputs = isObject(output_changes) ? Object.values(output_changes) : [];
  return (
    OTHERS.every((key) => isEmpty(plan[key])) && resources.every(isUntouched) && outputs.every(doesNothing)
  );
}

function isEmpty(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.length === 0);
}

function isUntouched(resource: unknown): boolean {
  return isObject(resource) && resource.previous_address === undefined && doesNothing(resource.change);
}

function doesNothing(change: unknown): boolean {
  if (!isObject(change) || change.importing !== undefined || !Array.isArray(change.actions)) return false;
  return change.actions.every((action) => NOTHING.includes(action));
}
