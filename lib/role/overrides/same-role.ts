import { isDeepStrictEqual } from "node:util";
import {
  type Attributes,
  addressed,
  labelled,
  named,
  refersTo,
  shown,
  textsIn,
  textsOf,
} from "./terraform-json";

/** A role as others may name it. */
export interface NamedRole {
  readonly name: string;
  /** The provider that makes it, undefined for the stack's own. */
  readonly provider: unknown;
  /** The addresses of the role and its attachments: a reference to one of them tells the name. */
  readonly addresses: readonly string[];
}

export const ROLE = "alicloud_ram_role";

/** What makes a RAM role: Resource Management makes them too. */
const MAKES_ROLE = /^alicloud_(?:ram|resource_manager)_role\./;

/** Resources that attach something to a role, or that can be anything. */
const ATTACHING = /attachment$|^alicloud_(?:cloud_control_resource$|ros_|oos_)/;

/** Resources that only keep the values that they are given. */
const KEEPING = /^(?:terraform_data|null_resource)\./;

/** The attributes by which a resource names a role; a principal's name goes on after an @. */
const NAMING = ["role_name", "name", "principal_name"] as const;

/** Settings of a provider that decide whose account it works in. */
const OF_THE_ACCOUNT =
  /^(?:account_id|access_key|secret_key|security_token|profile|shared_credentials_file|ecs_role_name|credentials_uri|assume_role(?:_with_oidc)?)$/;

const EXPRESSION = /[$%]\{/;
// What the attachments of another role say: a reference to it, or to its attachments by way of an endpoint.
const OTHER_ROLE =
  /^\$\{(?:element\(\[)?(?:(?:, )?alicloud_ram_role(?:_policy_attachment)?\.[\w-]+(?:\[[^\]]*\])?\.(?:id|name|role_name))+(?:\], 0\))?\}$/;

/** What makes `role` once more, or attaches something to it, but for the resources at the `known` addresses. */
export function ofSameRole(role: NamedRole, known: ReadonlySet<string>, json: Attributes): string[] {
  const leads = leadingTo(role, json);
  return addressed(json["resource"]).flatMap(([address, block]) => {
    const makes = MAKES_ROLE.test(address);
    if (known.has(address) || !(makes || ATTACHING.test(address.replace(/\..*/s, "")))) return [];
    const refers = textsOf(block).some((text) => role.addresses.some((own) => refersTo(text, own)));
    // What stands in the description of another RAM role does not make it this one.
    const isLed = !address.startsWith(ROLE) && textsOf(block).some(leads);
    if (!refers && !isLed && !isNamed(role, block, json)) return [];
    return makes
      ? [`${address} is the same RAM role ${shown(role.name)}`]
      : [`${address} attaches ${shown(block["policy_name"])} to the role`];
  });
}

function isNamed(role: NamedRole, block: Attributes, json: Attributes): boolean {
  const names = NAMING.map((name) =>
    String(block[name] ?? "")
      .trim()
      .replace(/@(?!.*\}).*/, ""),
  );
  return (
    mayShareAccount(json, block["provider"], role.provider) &&
    names.some((text) => text !== "" && mayBeName(text, role))
  );
}

/** What may do anything with the role, since it is handed the role: modules, and programs. */
export function handedTo(role: NamedRole, json: Attributes): string[] {
  const { module: modules, resource, check } = json;
  const leads = leadingTo(role, json);
  const inChecks = named(check).map(([, block]) => block);
  const found = [
    ...named(modules).map(([id, { source, version, ...inputs }]) => [`module.${id}`, inputs] as const),
    ...addressed(resource).filter(
      ([address, block]) => "provisioner" in block && !role.addresses.includes(address),
    ),
    ...[json, ...inChecks]
      .flatMap(({ data }) => addressed(data))
      .flatMap(([address, block]) =>
        address.startsWith("external.") ? [[`data.${address}`, block] as const] : [],
      ),
  ];
  return found
    .filter(([, block]) => textsOf(block).some(leads))
    .map(([address]) => `${address} is handed the role`);
}

/** Tells whether a text leads to `role`: by its name, its addresses, or what only keeps values and has it from there. */
function leadingTo(role: NamedRole, { locals, variable, resource }: Attributes): (text: string) => boolean {
  const name = role.name.toLowerCase();
  const aliases = new Set(role.addresses);
  const leads = (text: string) =>
    refersTo(text.toLowerCase(), name) || [...aliases].some((alias) => refersTo(text, alias));
  const values = [
    ...labelled(locals).map(([id, value]) => [`local.${id}`, textsIn(value)] as const),
    ...named(variable).map(([id, block]) => [`var.${id}`, textsOf(block)] as const),
    ...addressed(resource)
      .filter(([address]) => KEEPING.test(address))
      .map(([address, block]) => [address, textsOf(block)] as const),
  ];
  for (let before = 0; before < aliases.size; ) {
    before = aliases.size;
    for (const [alias, texts] of values) if (texts.some(leads)) aliases.add(alias);
  }
  return leads;
}

/**
 * Whether `text` may be the name of `role`: it is the name, or an expression that may come out as it. RAM does not
 * tell upper from lower case in names.
 */
function mayBeName(text: string, role: NamedRole): boolean {
  if (text === role.name) return true;
  if (!EXPRESSION.test(text)) return text.toLowerCase() === role.name.toLowerCase();
  return (
    !EXPRESSION.test(role.name) && !OTHER_ROLE.test(text) && fits(text.toLowerCase(), role.name.toLowerCase())
  );
}

/** Whether what stands around the expressions in `text` leaves room for `name`. */
function fits(text: string, name: string): boolean {
  // A directive such as %{~ if true } takes the white space beside it away.
  const head = text.slice(0, text.search(EXPRESSION)).trim();
  const tail = text.slice(text.lastIndexOf("}") + 1).trim();
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

/** Whether two providers of a stack may work in one account. */
function mayShareAccount(json: Attributes, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((provider) => accountSettings(json, provider));
  if (a === undefined || b === undefined || isDeepStrictEqual(a, b)) return true;
  return textsIn([a, b]).some((text) => EXPRESSION.test(text));
}

/** What decides whose account `provider` works in; undefined where the stack does not say. */
function accountSettings({ provider: providers }: Attributes, provider: unknown): Attributes | undefined {
  const [type, alias] = String(provider ?? "alicloud").split(".");
  const [, config] =
    named(providers).find(([name, block]) => name === type && block["alias"] === alias) ?? [];
  if (config === undefined) return undefined;
  return Object.fromEntries(Object.entries(config).filter(([name]) => OF_THE_ACCOUNT.test(name)));
}
