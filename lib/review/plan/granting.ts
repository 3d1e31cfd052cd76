import { isMarked, isObject, jsonText, objectIn, textIn } from "./attribute-values";
import type { Configuration, ConfiguredResource } from "./configuration";
import { isChanged, isRamType, type RawChange } from "./read-change";

/** Resource types by which somebody may get at a RAM role or its permissions, and what they do, in words. */
const GRANTING: readonly (readonly [RegExp, string])[] = [
  [/_ram_policy$/, "a custom policy: whoever has it attached may do what it says"],
  [
    /_policy_version$/,
    "a version of a custom policy: it may change what the policy allows wherever it is attached",
  ],
  [/_policy_attachment$/, "attaches a policy: whoever gets it may come to assume or to change the role"],
  [/_ram_role_attachment$/, "lets ECS instances work as a RAM role"],
  [/_(?:group_membership|user_group_attachment)$/, "puts a RAM user into a group, with the group's policies"],
  [/_(?:access_key|login_profile)$/, "lets a RAM user log in or sign requests"],
  [/_(?:saml|oidc)_provider$/, "an identity provider: whom it names may assume the roles that trust it"],
  [/_(?:user|group)$/, "a user or group, that policies and roles may name"],
  [/_role$/, "a role, that others may assume"],
  [/_(?:ros|oos|compute_nest)_/, "runs a template, that may make and change roles and policies"],
  [/_cloud_control_/, "makes a resource of any kind, a role or a policy too"],
];

const MAY_GRANT = "it may let somebody get at the role or its permissions";

const TYPE =
  /^(?:[a-z]+-)?ali(?:baba)?cloud[a-z]*_(?:.*_)?(?:ram|ims|sts|sso|saml|oidc|idaas|eiam|role|access_key|login_profile|resource_manager|resource_directory|resource_sharing|ros|oos|service_catalog|governance|compute_nest|cloud_control)(?:_|$)/;

/** Whether a resource of this type may let somebody get at a role, by its name: types of the future too. */
export function mayGrant(type: string): boolean {
  return TYPE.test(type);
}

/** What a resource of `type` does, in words. */
export function whatItDoes(type: string): string {
  return GRANTING.find(([pattern]) => pattern.test(type))?.[1] ?? MAY_GRANT;
}

/** A DTS job names the role that trusts its account: that is what the role is for. */
const USES_ROLE = /^alicloud_(?!dts_)/;
const ROLE_ATTRIBUTE = /(?:^|_)roles?(?:_names?|_arns?)?$/;
const ROLE_ARN = /acs:ram::[0-9]*:role\/[A-Za-z0-9._-]+/gi;

/** The roles of a plan, for finding what else may let somebody get at one. */
export class GrantFinder {
  private names: ReadonlySet<string> | undefined;

  /** @param roles the changes of RAM roles and of attachments to them */
  constructor(
    private readonly roles: readonly RawChange[],
    private readonly configuration: Configuration,
  ) {}

  /**
   * Whether a resource that changes may let somebody get at a role: by its type, the role, or commands that it runs.
   * One that is said to stay as it is, is taken at its word only where both sides are the same.
   */
  isGranting(raw: RawChange): boolean {
    if (this.comesToUse(raw)) return true;
    if (isOtherGrant(raw)) return isChanged(raw) || !hasEqualSides(raw);
    return runs(raw) && (this.configuration.of(raw)?.provisioners.length ?? 0) > 0;
  }

  /** The same for what was found different, where nothing runs. */
  isDriftedGrant(raw: RawChange): boolean {
    return isOtherGrant(raw) || this.comesToUse(raw);
  }

  /** Whether a resource of Alibaba Cloud comes to name one of the roles, to work as it, or one that is not known yet. */
  private comesToUse(raw: RawChange): boolean {
    const { type } = raw;
    const { before, after, after_unknown } = raw.change;
    if (isRamType(type) || !USES_ROLE.test(type) || !isObject(after)) return false;
    const former = new Set(valuesOfRole(before));
    const isGiven = (it: unknown) => typeof it === "string" && !former.has(it) && this.isRole(nameIn(it));
    if (valuesOfRole(after).some(isGiven)) return true;
    return setsUnknownRole(after_unknown, this.configuration.of(raw)) && this.roles.some(isToCome);
  }

  private isRole(name: string): boolean {
    this.names ??= new Set(this.roles.flatMap(namesOf));
    return name !== "" && this.names.has(name);
  }
}

const RUNS_NOTHING = ["no-op", "read", "update", "forget"];

/** Whether commands run, where there are any: when something is made or destroyed, and by what is not known here. */
function runs({ change: { actions } }: RawChange): boolean {
  return actions.length === 0 || actions.some((it) => !RUNS_NOTHING.includes(it));
}

function isOtherGrant({ type }: RawChange): boolean {
  return !isRamType(type) && mayGrant(type);
}

function hasEqualSides({ change: { before, after } }: RawChange): boolean {
  const text = jsonText(before);
  return text !== undefined && text === jsonText(after);
}

/** Whether anything of a resource is known only after apply. */
export function isToCome({ change }: { readonly change?: unknown }): boolean {
  return isMarked(objectIn(change).after_unknown);
}

function namesOf({ change: { before, after } }: RawChange): string[] {
  return [before, after].filter(isObject).flatMap(({ role_name, name }) => [nameIn(role_name), nameIn(name)]);
}

function nameIn(value: unknown): string {
  const text = textIn(value);
  return text.slice(text.lastIndexOf("/") + 1).toLowerCase();
}

/** What the provider computes is unknown too: only what the configuration sets counts. */
function setsUnknownRole(unknown: unknown, configured: ConfiguredResource | undefined): boolean {
  const marks = objectIn(unknown);
  return (configured?.attributes ?? []).some((it) =>
    valuesOfRole({ [it]: Object.hasOwn(marks, it) && marks[it] }).includes(true),
  );
}

/** What may name a role: all that an attribute of roles holds, and the ARN of any, wherever it stands. */
function valuesOfRole(side: unknown): unknown[] {
  const found: unknown[] = [];
  const rest: (readonly [value: unknown, isOfRole: boolean])[] = [[side, false]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [value, isOfRole] = next;
    if (typeof value === "object" && value !== null)
      for (const [name, it] of Object.entries(value)) rest.push([it, isOfRole || ROLE_ATTRIBUTE.test(name)]);
    else if (isOfRole) found.push(value);
    if (typeof value === "string" && value.includes(":")) found.push(...(value.match(ROLE_ARN) ?? []));
  }
  return found;
}
