import { isObject, type UnknownRecord } from "./attribute-values";

/** The resources of a state, or of planned values, in all modules. */
export function* resourcesOf(values: unknown): Generator<UnknownRecord> {
  const rest: unknown[] = [isObject(values) ? values.root_module : undefined];
  while (rest.length > 0) {
    const module = rest.pop();
    if (!isObject(module)) continue;
    const { resources, child_modules: children } = module;
    if (Array.isArray(resources)) for (const resource of resources) if (isObject(resource)) yield resource;
    if (Array.isArray(children)) for (const child of children) rest.push(child);
  }
}
