import { isDeepStrictEqual } from "node:util";
import {
  type Attributes,
  addressed,
  labelled,
  listed,
  refersTo,
  type StackJson,
  shown,
  textsIn,
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
export function ofSameRole(role: NamedRole, known: ReadonlySet<string>, json: StackJson): string[] {
  return addressed(json.resource)
    .filter(([address]) => !known.has(address))
    .flatMap(([address, blocks]) =>
      listed(blocks).flatMap((block) => resourceOf(role, address, block, json)),
    );
}

/** By a reference, by its name, or by an expression. */
function resourceOf(role: NamedRole, address: string, attributes: Attributes, json: StackJson): string[] {
  const isRole = MAKES_ROLE.test(address);
  if (!isRole && !ATTACHING.test(address.replace(/\..*/s, ""))) return [];
  const texts = textsIn(attributes);
  const refers = texts.some((text) => role.addresses.some((own) => refersTo(text, own)));
  const named = NAMING.map((name) =>
    String(attributes[name] ?? "")
      .trim()
      .replace(/@(?!.*\}).*/, ""),
  );
  const isNamed =
    mayShareAccount(json, attributes["provider"], role.provider) &&
    named.some((text) => text !== "" && mayBeName(text, role));
  const generic = !address.startsWith(ROLE) && texts.some((text) => names(text, role));
  if (!refers && !isNamed && !generic) return [];
  return isRole
    ? [`${address} is the same RAM role ${shown(role.name)}`]
    : [`${address} attaches ${shown(attributes["policy_name"])} to the role`];
}

/** What may do anything with the role, since it is handed the role: modules, and programs. */
export function handedTo(role: NamedRole, json: StackJson): string[] {
  const aliases = aliasesOf(role, json);
  const handed = (block: unknown) =>
    textsIn(block).some((text) => names(text, role) || aliases.some((alias) => refersTo(text, alias)));
  const modules = labelled(json.module).flatMap(([id, blocks]) =>
    listed(blocks).map(({ source, version, ...inputs }): [string, unknown] => [`module.${id}`, inputs]),
  );
  const inChecks = labelled(json.check).flatMap(([, blocks]) => listed(blocks).map(({ data }) => data));
  const programs = [
    ...addressed(json.resource).filter(([, blocks]) =>
      listed(blocks).some((block) => "provisioner" in block),
    ),
    ...[json.data, ...inChecks].flatMap(addressed).filter(([address]) => address.startsWith("external.")),
  ].map(([address, block]): [string, unknown] => [address.replace(/^external\./, "data.$&"), block]);
  return [...modules, ...programs]
    .filter(([address, block]) => !role.addresses.includes(address) && handed(block))
    .map(([address]) => `${address} is handed the role`);
}

/** What tells the role's name: its addresses, and the locals and variables that have it from there or as a text. */
function aliasesOf(role: NamedRole, { locals, variable }: StackJson): readonly string[] {
  const known = new Set(role.addresses);
  const values = [
    ...labelled(locals).map(([name, value]) => [`local.${name}`, value] as const),
    ...labelled(variable).map(([name, block]) => [`var.${name}`, block] as const),
  ];
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const [address, value] of values)
      if (
        textsIn(value).some((text) => names(text, role) || [...known].some((alias) => refersTo(text, alias)))
      )
        known.add(address);
  }
  return [...known];
}

/** Whether the name of `role` stands in `text`, in whichever case. */
function names(text: string, { name }: NamedRole): boolean {
  return refersTo(text.toLowerCase(), name.toLowerCase());
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
function mayShareAccount(json: StackJson, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((provider) => accountSettings(json, provider));
  if (a === undefined || b === undefined || isDeepStrictEqual(a, b)) return true;
  return textsIn([a, b]).some((text) => EXPRESSION.test(text));
}

/** What decides whose account `provider` works in; undefined where the stack does not say. */
function accountSettings({ provider: providers }: StackJson, provider: unknown): Attributes | undefined {
  const [type, alias] = String(provider ?? "alicloud").split(".");
  const config = labelled(providers)
    .flatMap(([name, blocks]) => (name === type ? listed(blocks) : []))
    .find((block) => block["alias"] === alias);
  if (config === undefined) return undefined;
  return Object.fromEntries(Object.entries(config).filter(([name]) => OF_THE_ACCOUNT.test(name)));
}
