import { attempt, TooComplex } from "./budget";
import { sortKeys } from "./json";
import { type Principal, principalText, principalType } from "./principal";
import type { Conditions, Effect, Statement } from "./statement";

/** The smallest thing that a trust policy says: one principal, one action, under these conditions. */
export interface Grant {
  readonly effect: Effect;
  readonly principal: Principal;
  readonly action: string;
  readonly conditions: Conditions;
}

/** A document of more grants than this is not compared. RAM's own limit on the length leaves room for fewer. */
export const MAX_GRANTS = 2_000;

/** The grants of `statements`, each once, by a key that is the same for the same grant. @throws TooComplex */
export function grantsOf(statements: readonly Statement[]): Map<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const { effect, principals, actions, conditions } of statements) {
    if (principals.length * actions.length > MAX_GRANTS) throw new TooComplex();
    const normal = normalConditions(conditions);
    const terms = `${effect} ${JSON.stringify(normal)}`;
    for (const principal of principals)
      for (const action of actions) add(grants, terms, { effect, principal, action, conditions: normal });
  }
  return grants;
}

function add(grants: Map<string, Grant>, terms: string, grant: Grant): void {
  const [type, text] = [principalType(grant.principal), principalText(grant.principal)];
  const action = grant.action.toLowerCase();
  // Lengths keep apart what the texts could run together.
  grants.set(`${type.length} ${text.length} ${action.length} ${type}${text}${action}${terms}`, grant);
  if (grants.size > MAX_GRANTS) throw new TooComplex();
}

/** Conditions with sorted keys and values, each value once. */
export function normalConditions(conditions: Conditions): Conditions {
  return mapSorted(conditions, (tests) => mapSorted(tests, sortedValues));
}

function mapSorted<T, U>(object: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return sortKeys(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)])));
}

function sortedValues<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** The grants of a trust policy, each once; none where there are more than MAX_GRANTS. */
export function policyGrants({ statements }: { readonly statements: readonly Statement[] }): Grant[] {
  return attempt(
    TooComplex,
    () => [...grantsOf(statements).values()],
    () => [],
  );
}
