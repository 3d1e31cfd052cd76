import type { AccountPair } from "../../lib/pairs";
import { oneLine } from "../text";
import { objectOf, objectsOf, textOf, type UnknownRecord } from "../unknown-record";

/** A role, or the attachment of a policy to one, that a plan is to create. */
export interface Created {
  readonly address: string;
  /** What Terraform imports it by. */
  readonly id: string;
  readonly role: string;
  /** Undefined for the role itself. */
  readonly policy: string | undefined;
  /** Whether it is in the account already; undefined where the plan did not look, since the guards are off. */
  readonly exists: boolean | undefined;
}

const ROLE = "alicloud_ram_role";
const ATTACHMENT = "alicloud_ram_role_policy_attachment";

/** What a plan creates, and whether the guards' data sources, which are read while Terraform plans, found it. */
export function createdBy(plan: UnknownRecord): Created[] {
  const seen = new Seen(plan);
  return objectsOf(plan["resource_changes"])
    .filter(({ mode, change }) => mode === "managed" && isCreated(objectOf(change)))
    .flatMap(({ type, address, change }) => {
      const after = objectOf(objectOf(change)["after"]);
      const role = textOf(after["role_name"]) || textOf(after["name"]);
      if (role === "") return [];
      const about = { address: textOf(address), role };
      if (type === ROLE) return { ...about, id: role, policy: undefined, exists: seen.role(role) };
      if (type !== ATTACHMENT) return [];
      const [policy, kind] = [textOf(after["policy_name"]), textOf(after["policy_type"])];
      return {
        ...about,
        id: `role:${policy}:${kind}:${role}`,
        policy,
        exists: seen.policy(role, policy, kind),
      };
    });
}

function isCreated({ actions, importing }: UnknownRecord): boolean {
  return Array.isArray(actions) && actions.join() === "create" && importing === undefined;
}

/** What the data sources of a plan saw of the account. */
class Seen {
  private readonly sources: readonly UnknownRecord[];

  constructor(plan: UnknownRecord) {
    const values = objectOf(objectOf(plan["prior_state"])["values"]);
    this.sources = resourcesOf(objectOf(values["root_module"])).filter(({ mode }) => mode === "data");
  }

  role(name: string): boolean | undefined {
    const lists = this.valuesOf("alicloud_ram_roles");
    const names = lists.flatMap(({ roles }) => objectsOf(roles).map((role) => role["name"]));
    if (names.includes(name)) return true;
    return lists.some(({ name_regex: regex }) => textOf(regex).endsWith(`|${name})$`)) ? false : undefined;
  }

  policy(role: string, name: string, type: string): boolean | undefined {
    const lists = this.valuesOf("alicloud_ram_role_policy_attachments").filter(
      (it) => it["role_name"] === role,
    );
    if (lists.length === 0) return this.role(role) === false ? false : undefined;
    const attached = lists.flatMap(({ attachments }) => objectsOf(attachments));
    return attached.some((it) => it["policy_name"] === name && it["policy_type"] === type);
  }

  private valuesOf(type: string): readonly UnknownRecord[] {
    return this.sources.filter((it) => it["type"] === type).map(({ values }) => objectOf(values));
  }
}

function resourcesOf(module: UnknownRecord): UnknownRecord[] {
  return [...objectsOf(module["resources"]), ...objectsOf(module["child_modules"]).flatMap(resourcesOf)];
}

/** What is in the account and not in the state, in one sentence with the way out; undefined where nothing is. */
export function alreadyThere(pair: string, created: readonly Created[]): string | undefined {
  const there = created.filter(({ exists }) => exists === true);
  const [first] = there;
  if (first === undefined) return undefined;
  const policies = there.flatMap(({ policy }) => (policy === undefined ? [] : [policy])).join(" and ");
  const isWithRole = there.some(({ policy }) => policy === undefined);
  const attached = policies === "" ? "" : `, with ${policies} attached,`;
  const what = isWithRole
    ? `RAM role ${first.role}${attached} is`
    : `the attachment of ${policies} to RAM role ${first.role} is`;
  return oneLine(
    `${what} in the account and not in the state, from a create that was cut off or from the console: run npx dts-pairs adopt ${pair}, which plans to import it and shows what would still change`,
  );
}

const ROLE_ARN = /^acs:ram::(\d{16}):role\/(\S+)$/;

/** The ARNs of the roles of a plan, as its state has them. */
export function rolesIn(plan: UnknownRecord): unknown[] {
  const changes = ["resource_changes", "resource_drift"].flatMap((key) => objectsOf(plan[key]));
  const roles = changes.filter(({ type, mode }) => type === ROLE && mode === "managed");
  return roles.map(({ change }) => objectOf(objectOf(change)["before"])["arn"]);
}

/**
 * What to say where the state holds a role that cannot be the pair's: of another account, or of another pair.
 *
 * @param arns - the roles of the state
 * @param pairs - all pairs of the file
 */
export function otherRole(
  pair: Pick<AccountPair, "name" | "ownerAccountId"> & { readonly roleName?: string },
  arns: readonly unknown[],
  pairs: readonly AccountPair[],
): string | undefined {
  const roles = arns.flatMap((arn) => {
    const [, owner, name] = ROLE_ARN.exec(textOf(arn)) ?? [];
    return owner === undefined || name === undefined ? [] : [{ owner, name: oneLine(name) }];
  });
  const { name, ownerAccountId: owner } = pair;
  const other = roles.find((role) => role.owner !== owner)?.owner;
  if (other !== undefined)
    return `the state holds a RAM role of account ${other}, but ownerAccountId of ${name} is ${owner}: put ${other} back and run npx cdktf destroy ${name} first, or keep ${name} as it was and add another pair for ${owner}`;
  const isOf = ({ roleName }: { readonly roleName?: string }) =>
    roleName === undefined || roles.some((role) => role.name.toLowerCase() === roleName.toLowerCase());
  const holder = pairs.find((it) => it.name !== name && it.ownerAccountId === owner && isOf(it));
  if (holder === undefined || isOf(pair)) return undefined;
  return `the state holds RAM role ${holder.roleName}, which is that of pair ${holder.name}: see whether this is the state of ${holder.name}; where ${holder.name} is to take the name over, leave it out of the file until ${name} is applied`;
}
