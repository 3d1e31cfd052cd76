import { type AttributeValues, KNOWN_AFTER_APPLY } from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";
import { rawRoleName } from "./role-name";

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
    if (former === null) return false;
    const olds = bearers(this.before, former, attachment);
    if (name === null) return olds.length === 1 && olds[0]?.address === attachment.roleAddress;
    const nows = bearers(this.after, name, attachment);
    if (Math.max(olds.length, nows.length) > MAX_BEARERS) return false;
    if (nows.length === 0) return former === name && !this.mayBeTaken(olds);
    const isEqual = olds.length === nows.length && olds.every((it) => nows.includes(it));
    return isEqual && (former === name || nows.length === 1);
  }

  /** Whether every role that bears the attachment's name before is destroyed: then nothing is left to be denied. */
  isDestroyed(attachment: ResourceChange, before: AttributeValues): boolean {
    const olds = bearers(this.before, rawRoleName(before) ?? KNOWN_AFTER_APPLY, attachment);
    return olds.length > 0 && olds.every(({ kind }) => kind === "delete");
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

/** Those of a name; of several, those that the attachment's provider configuration makes, where there are any. */
function bearers(
  names: ReadonlyMap<string, readonly ResourceChange[]>,
  name: string,
  { configured }: ResourceChange,
): readonly ResourceChange[] {
  const found = names.get(keyOf(name)) ?? [];
  if (found.length < 2 || found.length > MAX_BEARERS || configured === undefined) return found;
  const own = found.filter((it) => it.configured?.provider === configured.provider);
  return own.length > 0 ? own : found;
}
