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

/** Resources that attach something to a role, or that can be anything. */
const ATTACHING = /attachment$|^alicloud_cloud_control_resource$/;

/** The attributes by which a resource names a role; a principal's name goes on after an @. */
const NAMING = ["role_name", "name", "principal_name"] as const;

/** Settings of a provider that do not decide whose account it works in. */
const NOT_OF_THE_ACCOUNT = ["alias", "region", "endpoints", "protocol", "skip_region_validation"];

const EXPRESSION = /[$%]\{/;
// What the attachments of another role say: a reference to it, or to its attachments by way of an endpoint.
const OTHER_ROLE =
  /^\$\{(?:element\(\[)?(?:(?:, )?alicloud_ram_role(?:_policy_attachment)?\.[\w-]+(?:\[[^\]]*\])?\.\w+)+(?:\], 0\))?\}$/;

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
  const isRole = address.startsWith(`${ROLE}.`);
  if (!isRole && !ATTACHING.test(address.replace(/\..*/s, ""))) return [];
  const texts = textsIn(attributes);
  const refers = texts.some((text) => role.addresses.some((own) => refersTo(text, own)));
  const named = NAMING.map((name) => String(attributes[name] ?? "").replace(/@(?!.*\}).*/, ""));
  const names =
    mayShareAccount(json, attributes["provider"], role.provider) &&
    named.some((text) => text !== "" && mayBeName(text, role));
  const generic = !address.startsWith(ROLE) && texts.some((text) => refersTo(text, role.name));
  if (!refers && !names && !generic) return [];
  return isRole
    ? [`${address} is the same RAM role ${shown(role.name)}`]
    : [`${address} attaches ${shown(attributes["policy_name"])} to the role`];
}

/** A module that is handed the role may do anything with it. */
export function modulesOf({ addresses, name }: NamedRole, json: StackJson): string[] {
  const isOurs = (text: string) => text === name || addresses.some((address) => refersTo(text, address));
  return labelled(json.module)
    .filter(([, inputs]) => textsIn(inputs).some(isOurs))
    .map(([id]) => `module.${id} is handed the role`);
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
  const head = text.slice(0, text.search(EXPRESSION));
  const tail = text.slice(text.lastIndexOf("}") + 1);
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

/** Whether two providers of a stack may work in one account. */
function mayShareAccount(json: StackJson, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((provider) => accountSettings(json, provider));
  return a === undefined || b === undefined || isDeepStrictEqual(a, b);
}

/** What decides whose account `provider` works in; undefined where the stack does not say. */
function accountSettings({ provider: providers }: StackJson, provider: unknown): Attributes | undefined {
  const [type, alias] = String(provider ?? "alicloud").split(".");
  const config = labelled(providers)
    .flatMap(([name, blocks]) => (name === type ? listed(blocks) : []))
    .find((block) => block["alias"] === alias);
  if (config === undefined) return undefined;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !NOT_OF_THE_ACCOUNT.includes(name)));
}
