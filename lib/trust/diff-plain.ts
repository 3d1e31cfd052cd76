import type { Difference, GrantLists } from "./diff-access";
import type { Grant } from "./grant";
import { principalText, principalType } from "./principal";
import { ALL, isCertainAction, isCertainPrincipal } from "./space";

/**
 * Whom two lists of plain grants treat differently; undefined where one is not plain.
 *
 * Most documents only let in some accounts, users, roles and services, for one action and without conditions. Then
 * who is named is let in, with all of an account that is named, and no reading of RAM changes that.
 */
export function diffPlain({ before, after, changed }: GrantLists): Difference | undefined {
  const action = (changed[0] as Grant).action.toLowerCase();
  if (!isCertainAction(action) || action.endsWith(ALL)) return undefined;
  const isPlain = (grant: Grant) => isPlainGrant(grant, action);
  if (!before.every(isPlain) || !after.every(isPlain)) return undefined;
  const [old, now] = [namesOf(before), namesOf(after)];
  const isAdded = (grant: Grant) => !old.has(principalText(grant.principal));
  const effective = new Set(changed.filter((grant) => !isOfNamedAccount(grant, isAdded(grant) ? old : now)));
  const gained = [...effective].find(isAdded);
  if (gained === undefined) return { verdict: effective.size > 0 ? "narrows" : "equivalent", effective };
  const [type, principal] = [principalType(gained.principal), principalText(gained.principal)];
  return { verdict: "broadens", gained: { type, principal, action, holding: [] }, effective };
}

function isPlainGrant({ effect, principal, action, conditions }: Grant, only: string): boolean {
  if (effect !== "Allow" || principal.kind === "other" || action.toLowerCase() !== only) return false;
  return (
    Object.keys(conditions).length === 0 &&
    isCertainPrincipal(principalType(principal), principalText(principal))
  );
}

function namesOf(grants: readonly Grant[]): Set<string> {
  return new Set(grants.map(({ principal }) => principalText(principal)));
}

function isOfNamedAccount({ principal }: Grant, names: ReadonlySet<string>): boolean {
  const isIdentity = principal.kind === "user" || principal.kind === "role";
  return isIdentity && names.has(`acs:ram::${principal.accountId}:root`);
}
