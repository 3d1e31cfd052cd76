import { attempt, Budget, TooComplex } from "./budget";
import { mapSorted } from "./json";
import type { Conditions, Effect, Statement } from "./policy";
import { type Principal, principalText, principalType } from "./principal";

/** The smallest thing that a trust policy says: one principal, one action, under these conditions. */
export interface Grant {
  readonly effect: Effect;
  readonly principal: Principal;
  readonly action: string;
  readonly conditions: Conditions;
}

/** A document of more grants than this is not compared. RAM's own limit on the length leaves room for fewer. */
export const MAX_GRANTS = 2_000;

/** The grants of a document, each once, by a key that is the same for the same grant. */
export type GrantMap = ReadonlyMap<string, Grant>;

/** Short names of long texts, the same for the same text. */
export type Names = Map<string, number>;

const NONE: Conditions = {};

/** The grants of `statements`; the keys of two documents compare where both are given the same `names`. @throws TooComplex */
export function grantsOf(statements: readonly Statement[], names: Names, budget: Budget): GrantMap {
  const grants = new Map<string, Grant>();
  for (const { effect, principals, actions, conditions } of statements) {
    const count = principals.length * actions.length;
    if (count > MAX_GRANTS) throw new TooComplex();
    budget.spend(count);
    const normal = Object.keys(conditions).length === 0 ? NONE : normalConditions(conditions);
    const nameOf = (text: string) => sameOf(names, text, () => names.size);
    const terms = nameOf(normal === NONE ? effect : `${effect}${JSON.stringify(normal)}`);
    const acts = actions.map((action) => [action, nameOf(action.toLowerCase())] as const);
    for (const principal of principals) {
      const who = nameOf(`${principalType(principal)} ${principalText(principal)}`);
      for (const [action, what] of acts)
        grants.set(`${who} ${what} ${terms}`, { effect, principal, action, conditions: normal });
    }
    if (grants.size > MAX_GRANTS) throw new TooComplex();
  }
  return grants;
}

/** Conditions with sorted keys and values, each value once. */
export function normalConditions(conditions: Conditions): Conditions {
  return mapSorted(conditions, (tests) => mapSorted(tests, sortedValues));
}

function sortedValues<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** The grants of a trust policy, each once; none where there are more than MAX_GRANTS. */
export function policyGrants({ statements }: { readonly statements: readonly Statement[] }): Grant[] {
  return attempt(
    TooComplex,
    () => [...grantsOf(statements, new Map(), new Budget()).values()],
    () => [],
  );
}

/** What `known` has under `key`; where it has nothing, what `make` gives, from now on. */
export function sameOf<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
