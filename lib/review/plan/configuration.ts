import { isObject, type UnknownRecord } from "./attribute-values";

/** What the configuration in a plan says of a resource. */
export interface ConfiguredResource {
  /** The attributes that it sets. */
  readonly attributes: readonly string[];
  /** The configuration of the provider that it is made by: another one may be another account. */
  readonly provider: string;
  /** The provisioners that run when it is made or destroyed, by type: "local-exec". */
  readonly provisioners: readonly string[];
}

/** Most of it is asked for seldom, and read only then. */
class Configured implements ConfiguredResource {
  constructor(private readonly resource: UnknownRecord) {}

  get attributes(): string[] {
    const { expressions } = this;
    return Object.keys(expressions).filter((name) => !isNull(expressions[name]));
  }

  get provider(): string {
    const { provider_config_key: key } = this.resource;
    return typeof key === "string" ? key : "";
  }

  get provisioners(): string[] {
    const { provisioners } = this.resource;
    return Array.isArray(provisioners) ? provisioners.map(provisionerOf) : [];
  }

  get expressions(): UnknownRecord {
    const { expressions } = this.resource;
    return isObject(expressions) ? expressions : {};
  }
}

/** The resources of a module, by type and name; the type of a data source with a mark. */
class Module {
  private readonly byType = new Map<unknown, Map<unknown, UnknownRecord>>();

  constructor(module: unknown) {
    const resources: unknown = isObject(module) ? module.resources : undefined;
    if (!Array.isArray(resources)) return;
    for (const it of resources)
      if (isObject(it)) {
        const byName = this.byType.get(typeOf(it)) ?? new Map();
        this.byType.set(typeOf(it), byName.set(it.name, it));
      }
  }

  get(key: UnknownRecord): Configured | undefined {
    const resource = this.byType.get(typeOf(key))?.get(key.name);
    return resource && new Configured(resource);
  }
}

function typeOf({ mode, type }: UnknownRecord): unknown {
  return mode === "data" ? `data.${type}` : type;
}

const MODULE_STEP = /module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.?/gy;
const ROLE_ATTRIBUTES = ["id", "name", "role_name"];
/** A variable is not followed through more modules in modules than this. */
const MAX_DEPTH = 16;

/** The configuration in a plan, by the addresses of its resources. */
export class Configuration {
  private readonly modules = new Map<unknown, Module>();
  private readonly byAddress = new Map<unknown, unknown>();

  /** The only configuration of the provider; undefined where there are several, which may be of several accounts. */
  readonly onlyProvider: string | undefined;

  constructor(private readonly configuration: unknown) {
    this.onlyProvider = onlyProviderOf(configuration);
  }

  /** What is said of a resource or a data source; undefined where the plan does not say it. */
  of(resource: UnknownRecord): ConfiguredResource | undefined {
    return this.module(this.at(resource.module_address)).get(resource);
  }

  /**
   * The address of the one role that an attachment's `role_name` is read from, through the variables of modules;
   * undefined where it is anything but one role's `id`, `name` or `role_name`.
   */
  referencedRole(attachment: UnknownRecord): string | undefined {
    const { expression, address } = this.origin(attachment);
    const role = roleOf(expression);
    return role === undefined || address === "" ? role : `${address}.${role}`;
  }

  /** Whether an attachment's `role_name` is one local or one output and nothing else: what that is, the plan does not show. */
  isBehindName(attachment: UnknownRecord): boolean {
    const [name, module] = traversal(this.origin(attachment).expression) ?? [];
    return name !== undefined && (module === undefined ? /^local\.[^.[\]]+$/ : /^module\./).test(name);
  }

  /** Where `role_name` comes from, variables of modules followed to what they are given; and in which module that is. */
  private origin(attachment: UnknownRecord): { expression: unknown; address: string } {
    const { module_address } = attachment;
    let expression = this.module(this.at(module_address)).get(attachment)?.expressions.role_name;
    let address = typeof module_address === "string" ? module_address : "";
    let variable = variableOf(expression);
    for (let depth = 0; variable !== undefined && depth < MAX_DEPTH; depth += 1) {
      const [caller, call] = splitCall(address);
      const given = call === undefined ? undefined : callOf(this.at(caller), call)?.expressions;
      expression = isObject(given) && Object.hasOwn(given, variable) ? given[variable] : undefined;
      address = caller;
      variable = variableOf(expression);
    }
    return { expression, address };
  }

  private at(address: unknown): unknown {
    const found = this.byAddress.get(address) ?? moduleAt(this.configuration, address);
    this.byAddress.set(address, found);
    return found;
  }

  // A module is gone through once, however many instances it has.
  private module(module: unknown): Module {
    const found = this.modules.get(module) ?? new Module(module);
    this.modules.set(module, found);
    return found;
  }
}

function onlyProviderOf(configuration: unknown): string | undefined {
  const configs = isObject(configuration) && isObject(configuration.provider_config);
  const all = configs ? Object.entries(configuration.provider_config as UnknownRecord) : [];
  const own = all.filter(([, it]) => isObject(it) && (it.name === "alicloud" || isAlicloud(it.full_name)));
  return own.length > 1 ? undefined : (own[0]?.[0] ?? "alicloud");
}

function isAlicloud(source: unknown): boolean {
  return typeof source === "string" && source.endsWith("/alicloud");
}

function provisionerOf(it: unknown): string {
  return isObject(it) && typeof it.type === "string" ? it.type : "provisioner";
}

function isNull(expression: unknown): boolean {
  return isObject(expression) && expression.constant_value === null;
}

/** The references of an expression that is nothing but one of them; undefined where it may be more. */
function traversal(expression: unknown): readonly string[] | undefined {
  if (!isObject(expression) || !Array.isArray(expression.references)) return undefined;
  const references: readonly unknown[] = expression.references;
  if (!references.every((it) => typeof it === "string")) return undefined;
  const [first, ...rest] = references;
  const isOne = rest.every((it, index) => isPartOf(it, references[index] as string));
  // Of Terraform's JSON syntax the plan shows the text too.
  const { constant_value: text } = expression;
  return first !== undefined && isOne && (text === undefined || text === `\${${first}}`)
    ? references
    : undefined;
}

function isPartOf(short: string, long: string): boolean {
  return long.startsWith(short) && (long[short.length] === "." || long[short.length] === "[");
}

function variableOf(expression: unknown): string | undefined {
  const [first, ...rest] = traversal(expression) ?? [];
  return rest.length === 0 ? /^var\.([^.[\]]+)$/.exec(first ?? "")?.[1] : undefined;
}

/** The address of the role whose attribute the expression is, as the expression has it. */
function roleOf(expression: unknown): string | undefined {
  const [attribute, role] = traversal(expression) ?? [];
  const isRole = attribute !== undefined && role?.startsWith("alicloud_ram_role.");
  return isRole && ROLE_ATTRIBUTES.some((it) => attribute === `${role}.${it}`) ? role : undefined;
}

/** The address of the module that calls the one at `address`, and the name of the call. */
function splitCall(address: string): readonly [string, string | undefined] {
  const steps = [...address.matchAll(MODULE_STEP)];
  const last = steps.at(-1);
  return last === undefined ? ["", undefined] : [address.slice(0, Math.max(last.index - 1, 0)), last[1]];
}

function moduleAt(configuration: unknown, address: unknown): unknown {
  let module = isObject(configuration) ? configuration.root_module : undefined;
  const steps = typeof address === "string" ? address.matchAll(MODULE_STEP) : [];
  for (const [, name] of steps) module = callOf(module, name as string)?.module;
  return module;
}

function callOf(module: unknown, name: string): UnknownRecord | undefined {
  const calls = isObject(module) ? module.module_calls : undefined;
  const call = isObject(calls) && Object.hasOwn(calls, name) ? calls[name] : undefined;
  return isObject(call) ? call : undefined;
}
