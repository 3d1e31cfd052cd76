import type { TerraformResource, TerraformStack } from "cdktf";
import { resolved } from "./resolved";

/** What makes a resource another than its props say: more of it, elsewhere, or one that is not repaired. */
const ANY_RESOURCE = ["count", "for_each", "provider", "ignore_changes"] as const;

/** The attributes by which a resource grants something, and by which it stops being what its props say. */
const GRANTING = {
  alicloud_ram_role: [
    "assume_role_policy_document",
    "document",
    "ram_users",
    "services",
    "version",
    "role_name",
    "name",
    ...ANY_RESOURCE,
  ],
  alicloud_ram_role_policy_attachment: ["policy_name", "policy_type", "role_name", ...ANY_RESOURCE],
} as const;

const ROLE = "alicloud_ram_role";
const ATTACHMENT = "alicloud_ram_role_policy_attachment";

/** The attributes by which an attachment of any type names its role. */
const ROLE_OF_ATTACHMENT = ["role_name", "principal_name"] as const;

type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A resource, and the attributes that its construct gave it. */
export interface Expected {
  readonly resource: TerraformResource;
  readonly attributes: Attributes;
}

/** A role as its construct made it: the role first, then its attachments. */
export interface ExpectedRole {
  readonly path: string;
  readonly role: Expected;
  readonly attachments: readonly Expected[];
}

/**
 * Makes synthesis of the stack fail where an override, an aspect or another attachment has put into the role what
 * its props do not say. All roles of a stack are looked at together, once its Terraform JSON can be made.
 */
export function refuseOverrides(stack: TerraformStack, expected: ExpectedRole): void {
  const roles = ROLES.get(stack);
  if (roles !== undefined) {
    roles.push(expected);
    return;
  }
  const first = [expected];
  ROLES.set(stack, first);
  stack.node.addValidation({ validate: () => stackProblems(stack, first) });
}

const ROLES = new WeakMap<TerraformStack, ExpectedRole[]>();

function stackProblems(stack: TerraformStack, roles: readonly ExpectedRole[]): string[] {
  const resources: Resources = stack.toTerraform().resource ?? {};
  const attaching = elements(resources, (type) => type.endsWith("policy_attachment"));
  const sameType = elements(resources, (type) => type === ROLE);
  return roles.flatMap((role) => {
    const wanted = resolved(stack, role.role.attributes);
    return [
      ...changed(role, role.role.resource, wanted, resources),
      ...role.attachments.flatMap(({ resource, attributes }) =>
        changed(role, resource, resolved(stack, attributes), resources),
      ),
      ...added(role, wanted, attaching),
      ...twins(role, wanted, sameType),
    ];
  });
}

function changed(
  { path }: ExpectedRole,
  { terraformResourceType: type, friendlyUniqueId }: TerraformResource,
  wanted: Attributes,
  resources: Resources,
): string[] {
  const actual = blocksOf(resources[type]?.[friendlyUniqueId])[0] ?? {};
  return GRANTING[type as keyof typeof GRANTING]
    .filter((name) => JSON.stringify(actual[name]) !== JSON.stringify(wanted[name]))
    .map((name) =>
      problem(
        path,
        `${type}.${friendlyUniqueId} has ${name} ${shown(actual[name])}, the props say ${shown(wanted[name])}`,
      ),
    );
}

/** Attachments of any type to the role, by a reference to it or to one of its attachments, or by its name. */
function added(
  { path, role, attachments }: ExpectedRole,
  named: Attributes,
  attaching: readonly Element[],
): string[] {
  const own = new Set(attachments.map(({ resource }) => resource.friendlyUniqueId));
  const references = [
    `${ROLE}.${role.resource.friendlyUniqueId}`,
    ...[...own].map((id) => `${ATTACHMENT}.${id}`),
  ];
  const isOfRole = (attributes: Attributes) =>
    ROLE_OF_ATTACHMENT.map((name) => String(attributes[name])).some(
      (text) =>
        references.some((reference) => text.includes(reference)) ||
        isNamedAlike({ role_name: text, provider: attributes.provider }, named),
    );
  return attaching
    .filter(({ type, id, attributes }) => !(type === ATTACHMENT && own.has(id)) && isOfRole(attributes))
    .map(({ type, id, attributes }) =>
      problem(path, `${type}.${id} attaches ${shown(attributes.policy_name)} to the role`),
    );
}

/** Other resources that are the same RAM role. */
function twins({ path, role }: ExpectedRole, named: Attributes, sameType: readonly Element[]): string[] {
  return sameType
    .filter(({ id, attributes }) => id !== role.resource.friendlyUniqueId && isNamedAlike(attributes, named))
    .map(({ type, id }) => problem(path, `${type}.${id} is the same RAM role ${shown(named.role_name)}`));
}

function isNamedAlike({ role_name, provider }: Attributes, named: Attributes): boolean {
  return role_name === named.role_name && provider === named.provider;
}

interface Element {
  readonly type: string;
  readonly id: string;
  readonly attributes: Attributes;
}

function elements(resources: Resources, isAsked: (type: string) => boolean): Element[] {
  return Object.entries(resources)
    .filter(([type]) => isAsked(type))
    .flatMap(([type, byId]) =>
      Object.entries(byId).flatMap(([id, block]) =>
        blocksOf(block).map((attributes) => ({ type, id, attributes })),
      ),
    );
}

/** A block as Terraform JSON may have it: an object, or a list of one. Its `ignore_changes` stands beside the rest. */
function blocksOf(block: unknown): Attributes[] {
  const blocks: readonly unknown[] = Array.isArray(block) ? block : [block];
  return blocks.flatMap((one) => {
    if (typeof one !== "object" || one === null) return [];
    const attributes = one as Attributes;
    return {
      ...attributes,
      ignore_changes: (attributes.lifecycle as Attributes | undefined)?.ignore_changes,
    };
  });
}

function problem(path: string, what: string): string {
  return `${path}: ${what}: take it away, or allow it with allowOverrides: true`;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
