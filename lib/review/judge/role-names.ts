import {
  type AttributeValues,
  isSensitive,
  isUnknown,
  KNOWN_AFTER_APPLY,
  SENSITIVE,
  standIn,
  textOf,
} from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";

/** The name of the role that one side of a change is, or is attached to, as it may be shown; empty where it has none. */
export function roleName(side: AttributeValues | undefined): string {
  if (side === undefined) return "";
  const attribute = ["role_name", "name"].find((it) => textOf(side, it) !== undefined);
  return attribute === undefined ? (rawRoleName(side) ?? KNOWN_AFTER_APPLY) : shownText(side, attribute);
}

/** The role's name as it is, to compare with and never to show; null where it is known only after apply. */
export function rawRoleName(side: AttributeValues): string | null {
  const name = textOf(side, "role_name") ?? textOf(side, "name");
  const isKnown = name !== undefined || !(isUnknown(side, "role_name") || isUnknown(side, "name"));
  return isKnown ? (name ?? "") : null;
}

/** The text of an attribute as it may be shown; empty where it has none. */
export function shownText(side: AttributeValues | undefined, attribute: string): string {
  if (side === undefined) return "";
  return standIn(side, attribute) ?? textOf(side, attribute) ?? "";
}

const ROLE_ARN = /^acs:ram::([0-9]{16}):role\//;

/** The account that owns the role, from its ARN on either side; null where neither says it, or it must not be shown. */
export function ownerOf({ before, after }: ResourceChange): string | null {
  return shownOwner(after) ?? shownOwner(before) ?? null;
}

/** The accounts that own the role before and afterwards, as they may be shown, where they are two. */
export function twoOwners({ before, after }: ResourceChange): readonly [string, string] | undefined {
  if (before === undefined || after === undefined || before.values.arn === after.values.arn) return undefined;
  const [old, now] = [arnOwner(before), arnOwner(after)];
  if (old === undefined || now === undefined || old === now) return undefined;
  return [before, after].some((it) => isSensitive(it, "arn")) ? [SENSITIVE, SENSITIVE] : [old, now];
}

function shownOwner(side: AttributeValues | undefined): string | undefined {
  return side && !isSensitive(side, "arn") ? arnOwner(side) : undefined;
}

function arnOwner(side: AttributeValues): string | undefined {
  return ROLE_ARN.exec(textOf(side, "arn") ?? "")?.[1];
}

/** Which roles of a plan bear a name, before and after it: a policy is attached to a name, whoever bears it then. */
export class RoleNames {
  private readonly before = new Map<string, ResourceChange[]>();
  private readonly after = new Map<string, ResourceChange[]>();
  private readonly toCome: ResourceChange[] = [];

  constructor(roles: readonly ResourceChange[]) {
    for (const role of roles) {
      if (role.before) this.add(this.before, role.before, role);
      for (const side of sidesAfter(role)) this.add(this.after, side, role);
    }
  }

  /** Whether `role_name` means the same role before and after: proven by the plan, or none of its roles. */
  isSame(attachment: ResourceChange, before: AttributeValues, after: AttributeValues): boolean {
    const [former, name] = [rawRoleName(before), rawRoleName(after)];
    if (former === null || (attachment.provider === undefined && former !== name)) return false;
    const olds = bearers(this.before, former, attachment);
    if (name === null) return olds.length === 1 && olds[0]?.address === attachment.roleAddress;
    const nows = bearers(this.after, name, attachment);
    if (Math.max(olds.length, nows.length) > MAX_BEARERS) return false;
    if (nows.length === 0) return former === name && !this.mayBeTaken(olds);
    const isEqual = olds.length === nows.length && olds.every((it) => nows.includes(it));
    return isEqual && (former === name || nows.length === 1);
  }

  /** Whether every role that bears the attachment's name before is its own and destroyed: nothing is left to be denied. */
  isDestroyed(attachment: ResourceChange, before: AttributeValues): boolean {
    const olds = bearers(this.before, rawRoleName(before) ?? KNOWN_AFTER_APPLY, attachment);
    const isOwn = (role: ResourceChange) =>
      role.provider !== undefined && role.provider === attachment.provider;
    return olds.length > 0 && olds.every((it) => it.kind === "delete" && isOwn(it));
  }

  /** How many roles of this name are there before: more than one are of several accounts. */
  countBefore(name: string): number {
    return this.before.get(keyOf(name))?.length ?? 0;
  }

  /** Whether a role whose name is known only after apply may come to bear the name that others give up. */
  private mayBeTaken(former: readonly ResourceChange[]): boolean {
    return former.length > 0 && this.toCome.length > 0;
  }

  private add(names: Map<string, ResourceChange[]>, side: AttributeValues, role: ResourceChange): void {
    const name = rawRoleName(side);
    if (name === null) this.toCome.push(role);
    else if (!names.get(keyOf(name))?.push(role)) names.set(keyOf(name), [role]);
  }
}

/** Whether RAM tells names of another case apart is not documented: they may be one. */
function keyOf(name: string): string {
  return name.toLowerCase();
}

/** No more accounts than this are in one plan: more roles of one name are not looked at. */
const MAX_BEARERS = 16;

/** What is left of a role after the plan: what it becomes, and what is no longer managed and stays. */
function sidesAfter({ kind, before, after }: ResourceChange): AttributeValues[] {
  const isLeft = kind === "forget" || kind === "create-and-forget";
  const made = kind === "delete" || kind === "forget" ? undefined : after;
  return [made, isLeft ? before : undefined].filter((it) => it !== undefined);
}

/** Those of a name that may be in the account of the attachment: another provider configuration may be another account. */
function bearers(
  names: ReadonlyMap<string, readonly ResourceChange[]>,
  name: string,
  { provider }: ResourceChange,
): readonly ResourceChange[] {
  const found = names.get(keyOf(name)) ?? [];
  if (found.length > MAX_BEARERS || provider === undefined) return found;
  return found.filter((it) => it.provider === undefined || it.provider === provider);
}
