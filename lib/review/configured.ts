import { RAM_ROLE } from "./plan";
import { isObject, type Unread } from "./side";

const MODULE_STEP = /module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.?/gy;

/** The configuration in a plan: which attributes it sets, for each RAM role. */
export class Configuration {
  private readonly modules = new Map<unknown, ReadonlyMap<unknown, Unread>>();

  constructor(private readonly configuration: unknown) {}

  /** The attributes that are set for a RAM role; undefined for another resource, or where nothing says it. */
  attributesOf({ module_address, type, name }: Unread): string[] | undefined {
    const resource = type === RAM_ROLE ? this.rolesOf(module_address).get(name) : undefined;
    return isObject(resource?.expressions) ? Object.keys(resource.expressions) : undefined;
  }

  // Each module is gone through once: a hostile plan may have a hundred thousand resources in one.
  private rolesOf(moduleAddress: unknown): ReadonlyMap<unknown, Unread> {
    const known = this.modules.get(moduleAddress);
    if (known !== undefined) return known;
    const found = managedRoles(moduleAt(this.configuration, moduleAddress));
    this.modules.set(moduleAddress, found);
    return found;
  }
}

function managedRoles(module: unknown): Map<unknown, Unread> {
  const resources =
    isObject(module) && Array.isArray(module.resources) ? module.resources.filter(isObject) : [];
  const roles = resources.filter(({ mode, type }) => mode === "managed" && type === RAM_ROLE);
  return new Map(roles.map((role) => [role.name, role]));
}

function moduleAt(configuration: unknown, address: unknown): unknown {
  let module = isObject(configuration) ? configuration.root_module : undefined;
  const steps = typeof address === "string" ? address.matchAll(MODULE_STEP) : [];
  for (const [, name] of steps) module = called(module, name as string);
  return module;
}

function called(module: unknown, name: string): unknown {
  const calls = isObject(module) ? module.module_calls : undefined;
  const call = isObject(calls) && Object.hasOwn(calls, name) ? calls[name] : undefined;
  return isObject(call) ? call.module : undefined;
}
