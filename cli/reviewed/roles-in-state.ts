import { isObject, type Json } from "./json";

/** The ARNs of the roles that the state of a reduced plan has, or had before one was deleted by hand. */
export function rolesInState(plan: Json): string[] {
  const drifted = Array.isArray(plan.resource_drift) ? plan.resource_drift.filter(isObject) : [];
  const before = drifted.map(({ type, change }) => ({
    type,
    values: isObject(change) ? change.before : undefined,
  }));
  const values = isObject(plan.prior_state) ? plan.prior_state.values : undefined;
  const found = [...resourcesIn(isObject(values) ? values.root_module : undefined), ...before];
  const arns = found.flatMap(({ type, values: it }) =>
    type === "alicloud_ram_role" && isObject(it) && typeof it.arn === "string" ? [it.arn] : [],
  );
  return [...new Set(arns)];
}

function resourcesIn(module: unknown): Json[] {
  if (!isObject(module)) return [];
  const { resources, child_modules: children } = module;
  const own = Array.isArray(resources) ? resources.filter(isObject) : [];
  return [...own, ...(Array.isArray(children) ? children.flatMap(resourcesIn) : [])];
}
