import { isMarked, isObject, type UnknownRecord } from "./attribute-values";
import type { ConfiguredResource } from "./configuration";
import { isRamType, type RawChange } from "./read-change";

/** A DTS job names the role that trusts its account: that is what the role is for. */
const USES_ROLE = /^alicloud_(?!dts_)/;
const ROLE_ATTRIBUTE = /(?:^|_)role(?:_name|_arn)?$/;

/** The roles of a plan, for finding what works as one of them: an instance, a function. */
export class RoleUsers {
  private readonly names: ReadonlySet<string>;
  /** Whether a role has attributes that are known only after apply. */
  private readonly isToCome: boolean;

  /** @param roles the changes of RAM roles and of attachments to them */
  constructor(roles: readonly RawChange[]) {
    const changes = roles.map(({ change }) => change as UnknownRecord);
    const sides = changes.flatMap(({ before, after }) => [before, after]).filter(isObject);
    const names = sides.flatMap(({ role_name, name }) => [nameIn(role_name), nameIn(name)]);
    this.names = new Set(names.filter((it) => it !== ""));
    this.isToCome = changes.some(({ after_unknown }) => isMarked(after_unknown));
  }

  /** Whether a resource of Alibaba Cloud is given one of the roles to work as, or one that is not known yet. */
  comesToUse({ type, change }: RawChange, configured: ConfiguredResource | undefined): boolean {
    const { before, after, after_unknown } = change as UnknownRecord;
    if (this.names.size === 0 || isRamType(type) || !USES_ROLE.test(type) || !isObject(after)) return false;
    const former = new Set(valuesOfRole(before));
    const isGiven = (it: unknown) => typeof it === "string" && this.names.has(nameIn(it)) && !former.has(it);
    return valuesOfRole(after).some(isGiven) || (this.isToCome && setsUnknownRole(after_unknown, configured));
  }
}

function nameIn(value: unknown): string {
  return typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1).toLowerCase() : "";
}

/** What the provider computes is unknown too: only what the configuration sets counts. */
function setsUnknownRole(unknown: unknown, configured: ConfiguredResource | undefined): boolean {
  const marks = isObject(unknown) ? unknown : {};
  return (configured?.attributes ?? []).some((it) =>
    valuesOfRole({ [it]: Object.hasOwn(marks, it) && marks[it] }).includes(true),
  );
}

/** The values of all attributes, nested too, that are to name a role. */
function valuesOfRole(side: unknown): unknown[] {
  const [found, rest]: [unknown[], object[]] = [[], isObject(side) ? [side] : []];
  for (let next = rest.pop(); next !== undefined; next = rest.pop())
    for (const [name, value] of Object.entries(next))
      if (typeof value === "object") rest.push(value ?? {});
      else if (ROLE_ATTRIBUTE.test(name)) found.push(value);
  return found;
}
