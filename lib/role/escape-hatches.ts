import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  type TerraformStack,
  Tokenization,
} from "cdktf";

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
    "count",
    "for_each",
  ],
  alicloud_ram_role_policy_attachment: ["policy_name", "policy_type", "role_name", "count", "for_each"],
} as const;

const ATTACHMENT = "alicloud_ram_role_policy_attachment";

type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

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
  return roles.flatMap((role) => [
    ...changed(stack, role, role.role, resources),
    ...role.attachments.flatMap((attachment) => changed(stack, role, attachment, resources)),
    ...added(role, resources),
  ]);
}

function changed(
  stack: TerraformStack,
  { path }: ExpectedRole,
  expected: Expected,
  resources: Resources,
): string[] {
  const { terraformResourceType: type, friendlyUniqueId } = expected.resource;
  const actual = resources[type]?.[friendlyUniqueId] ?? {};
  const wanted: Attributes = resolved(stack, expected.attributes);
  return GRANTING[type as keyof typeof GRANTING]
    .filter((name) => JSON.stringify(actual[name]) !== JSON.stringify(wanted[name]))
    .map((name) =>
      problem(
        path,
        `${type}.${friendlyUniqueId} has ${name} ${shown(actual[name])}, the props say ${shown(wanted[name])}`,
      ),
    );
}

function added({ path, role, attachments }: ExpectedRole, resources: Resources): string[] {
  const own = new Set(attachments.map(({ resource }) => resource.friendlyUniqueId));
  const reference = `\${alicloud_ram_role.${role.resource.friendlyUniqueId}.`;
  return Object.entries(resources[ATTACHMENT] ?? {})
    .filter(([id, { role_name }]) => !own.has(id) && String(role_name).startsWith(reference))
    .map(([id, { policy_name }]) =>
      problem(path, `${ATTACHMENT}.${id} attaches ${shown(policy_name)} to the role`),
    );
}

function problem(path: string, what: string): string {
  return `${path}: ${what}: take it away, or allow it with allowOverrides: true`;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function resolved(scope: TerraformStack, attributes: Attributes): Attributes {
  return Tokenization.resolve(attributes, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}
