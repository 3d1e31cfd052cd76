import { isObject, type UnknownRecord } from "./attribute-values";
import { RAM_ROLE, RAM_ROLE_POLICY_ATTACHMENT } from "./plan";

const MODULE_STEP = /module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.?/gy;

/** The configuration in a plan: which attributes it sets for a RAM role, and to which role it attaches. */
export class Configuration {
  private readonly modules = new Map<unknown, ReadonlyMap<unknown, UnknownRecord>>();

  constructor(private readonly configuration: unknown) {}

  /** The attributes that are set for a RAM role; undefined for another resource, or where nothing says it. */
  attributesOf({ module_address, type, name }: UnknownRecord): string[] | undefined {
    if (type !== RAM_ROLE || typeof name !== "string") return undefined;
    const expressions = this.resourcesOf(module_address).get(`${type}.${name}`)?.expressions;
    if (!isObject(expressions)) return undefined;
    return Object.entries(expressions).flatMap(([name, it]) => (isNull(it) ? [] : [name]));
  }

  /** The addresses that an attachment's role name refers to; undefined as above. */
  roleReferencesOf({ module_address, type, name }: UnknownRecord): string[] | undefined {
    if (type !== RAM_ROLE_POLICY_ATTACHMENT || typeof name !== "string") return undefined;
    const expressions = this.resourcesOf(module_address).get(`${type}.${name}`)?.expressions;
    const of = isObject(expressions) ? expressions.role_name : undefined;
    const references = isObject(of) && Array.isArray(of.references) ? of.references : [];
    const prefix = typeof module_address === "string" ? `${module_address}.` : "";
    return references.filter((it) => typeof it === "string").map((it) => `${prefix}${it}`);
  }

  // Each module is gone through once: a hostile plan may have a hundred thousand resources in one.
  private resourcesOf(moduleAddress: unknown): ReadonlyMap<unknown, UnknownRecord> {
    const known = this.modules.get(moduleAddress);
    if (known !== undefined) return known;
    const found = managedResources(moduleAt(this.configuration, moduleAddress));
    this.modules.set(moduleAddress, found);
    return found;
  }
}

function isNull(expression: unknown): boolean {
  return isObject(expression) && expression.constant_value === null;
}

function managedResources(module: unknown): Map<unknown, UnknownRecord> {
  const resources =
    isObject(module) && Array.isArray(module.resources) ? module.resources.filter(isObject) : [];
  const managed = resources.filter(
    ({ mode, type, name }) => mode === "managed" && typeof type === "string" && typeof name === "string",
  );
  return new Map(managed.map((resource) => [`${resource.type}.${resource.name}`, resource]));
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
