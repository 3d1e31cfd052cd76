import { isObject, objectIn, objectsIn, textIn, type UnknownRecord } from "./attribute-values";

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

  get attributes(): readonly string[] {
    const expressions = objectIn(this.resource.expressions);
    return Object.keys(expressions).filter((it) => objectIn(expressions[it]).constant_value !== null);
  }

  get provider(): string {
    return textIn(this.resource.provider_config_key);
  }

  get provisioners(): readonly string[] {
    const { provisioners } = this.resource;
    return Array.isArray(provisioners)
      ? provisioners.map((it) => textIn(objectIn(it).type) || "provisioner")
      : [];
  }
}

/** The resources of a module, by type and name; the type of a data source with a mark. */
type Blocks = ReadonlyMap<unknown, ReadonlyMap<unknown, UnknownRecord>>;

function blocksIn(module: unknown): Blocks {
  const found = new Map<unknown, Map<unknown, UnknownRecord>>();
  for (const it of objectsIn(objectIn(module).resources)) {
    const byName = found.get(typeOf(it)) ?? new Map();
    found.set(typeOf(it), byName.set(it.name, it));
  }
  return found;
}

function typeOf({ mode, type }: UnknownRecord): unknown {
  return mode === "data" ? `data.${textIn(type)}` : type;
}

const MODULE_STEP = /module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.?/gy;
const ROLE_ATTRIBUTES = ["id", "name", "role_name"];
/** A variable is not followed through more modules in modules than this. */
const MAX_DEPTH = 16;

/** The configuration in a plan, by the addresses of its resources. */
export class Configuration {
  private readonly modules = new Map<unknown, unknown>();
  private readonly blocks = new Map<unknown, Blocks>();

  /** The only configuration of the provider; undefined where there are several, which may be of several accounts. */
  readonly onlyProvider: string | undefined;

  constructor(private readonly configuration: unknown) {
    this.onlyProvider = onlyProviderOf(configuration);
  }

  /** What is said of a resource or a data source; undefined where the plan does not say it. */
  of(resource: UnknownRecord): ConfiguredResource | undefined {
    const found = this.block(resource);
    return found && new Configured(found);
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
    let expression = objectIn(this.block(attachment)?.expressions).role_name;
    let address = textIn(attachment.module_address);
    let variable = variableOf(expression);
    for (let depth = 0; variable !== undefined && depth < MAX_DEPTH; depth += 1) {
      const [caller, call] = splitCall(address);
      const given = objectIn(call === undefined ? undefined : callOf(this.at(caller), call)?.expressions);
      expression = Object.hasOwn(given, variable) ? given[variable] : undefined;
      address = caller;
      variable = variableOf(expression);
    }
    return { expression, address };
  }

  private block(resource: UnknownRecord): UnknownRecord | undefined {
    return this.blocksOf(this.at(resource.module_address)).get(typeOf(resource))?.get(resource.name);
  }

  private at(address: unknown): unknown {
    const found = this.modules.get(address) ?? moduleAt(this.configuration, address);
    this.modules.set(address, found);
    return found;
  }

  // A module is gone through once, however many instances it has.
  private blocksOf(module: unknown): Blocks {
    const found = this.blocks.get(module) ?? blocksIn(module);
    this.blocks.set(module, found);
    return found;
  }
}

function onlyProviderOf(configuration: unknown): string | undefined {
  const all = Object.entries(objectIn(objectIn(configuration).provider_config));
  const own = all.filter(([, it]) => isAlicloud(objectIn(it)));
  return own.length > 1 ? undefined : (own[0]?.[0] ?? "alicloud");
}

function isAlicloud({ name, full_name: source }: UnknownRecord): boolean {
  return name === "alicloud" || textIn(source).endsWith("/alicloud");
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
  let module = objectIn(configuration).root_module;
  const steps = typeof address === "string" ? address.matchAll(MODULE_STEP) : [];
  for (const [, name] of steps) module = callOf(module, name as string)?.module;
  return module;
}

function callOf(module: unknown, name: string): UnknownRecord | undefined {
  const calls = objectIn(objectIn(module).module_calls);
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  return isObject(call) ? call : undefined;
}
