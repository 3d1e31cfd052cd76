import { isMarked, isObject, type UnknownRecord } from "./attribute-values";
import type { ConfiguredResource } from "./configuration";
import { isRamType, type RawChange } from "./read-change";

/** A DTS job names the role that trusts its account: that is what the role is for. */
const USES_ROLE = /^alicloud_(?!dts_)/;
const ROLE_ATTRIBUTE = /(?:^|_)role(?:_name|_arn)?$/;

/** The roles of a plan, for finding what works as one of them: an instance, a function. */
export class RoleUsers {
  private names: ReadonlySet<string> | undefined;

  /** @param roles the changes of RAM roles and of attachments to them */
  constructor(private readonly roles: readonly RawChange[]) {}

  /** Whether a resource of Alibaba Cloud is given one of the roles to work as, or one that is not known yet. */
  comesToUse({ type, change }: RawChange, configured: ConfiguredResource | undefined): boolean {
    const { before, after, after_unknown } = change as UnknownRecord;
    if (isRamType(type) || !USES_ROLE.test(type) || !isObject(after)) return false;
    const former = new Set(valuesOfRole(before));
    const isGiven = (it: unknown) => typeof it === "string" && !former.has(it) && this.isRole(nameIn(it));
    return (
      valuesOfRole(after).some(isGiven) || (setsUnknownRole(after_unknown, configured) && this.isToCome())
    );
  }

  private isRole(name: string): boolean {
    this.names ??= new Set(this.roles.flatMap(namesOf));
    return name !== "" && this.names.has(name);
  }

  /** Whether a role has attributes that are known only after apply. */
  private isToCome(): boolean {
    return this.roles.some(({ change }) => isMarked((change as UnknownRecord).after_unknown));
  }
}

function namesOf({ change }: RawChange): string[] {
  const { before, after } = change as UnknownRecord;
  return [before, after].filter(isObject).flatMap(({ role_name, name }) => [nameIn(role_name), nameIn(name)]);
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
