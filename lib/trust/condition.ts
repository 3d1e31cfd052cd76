import type { Budget } from "./budget";
import type { Conditions, ConditionValue } from "./statement";

/** The tests of a statement: all clauses must hold, and a clause holds where one of its tests does. */
export type Clauses = readonly (readonly string[])[];

/** More tests than this in one place are not compared: every one doubles the work. */
export const MAX_TESTS = 12;

const OPERATOR =
  /^(String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|(?:Not)?IpAddress)$/;

/** Whether RAM documents `operator`. */
export function isKnownOperator(operator: string): boolean {
  return OPERATOR.test(operator);
}

/**
 * The clauses of a `Condition`. Each test (operator, key, value) is a name; two names are taken to hold or fail
 * independently of each other, which can make a change look broader than it is and never narrower.
 *
 * A negated test is a name of its own, not the opposite of the positive one, and its values stay together: RAM
 * documents neither what it says of a request without the key, nor how it joins several values.
 */
export function clausesOf(conditions: Conditions): Clauses {
  return Object.entries(conditions).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, values]) => clauseOf(operator, key, values)),
  );
}

function clauseOf(operator: string, key: string, values: readonly ConditionValue[]): readonly string[] {
  const texts = [...new Set(values.map((value) => JSON.stringify(plain(operator, value))))].sort();
  const prefix = `[${JSON.stringify(operator)},${JSON.stringify(key)},`;
  if (operator.includes("Not")) return [`${prefix}[${texts}]]`];
  return texts.map((text) => `${prefix}[${text}]]`);
}

/** RAM takes a number or a truth value as text too. */
function plain(operator: string, value: ConditionValue): ConditionValue {
  return operator === "Bool" || operator.startsWith("Numeric") ? String(value) : value;
}

/** Whom one document lets in, at one place: where an Allow holds and no Deny does. */
export interface Formula {
  readonly allows: readonly Clauses[];
  readonly denies: readonly Clauses[];
}

/** Tests that hold together, as names; undefined where no such set exists. */
export type Holding = ReadonlySet<string> | undefined;

/** Tests that, holding together, make `a` let in and `b` not. @throws TooComplex where there are too many tests */
export function allowedByOnly(a: Formula, b: Formula, budget: Budget): Holding {
  if (a.allows.length === 0) return undefined;
  const names = [...new Set([a, b].flatMap(namesOf))];
  if (names.length > MAX_TESTS) budget.spend(Number.POSITIVE_INFINITY);
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    budget.spend(1 + names.length);
    const holding = new Set(names.filter((_, index) => (bits >> index) % 2 === 1));
    if (letsIn(a, holding) && !letsIn(b, holding)) return holding;
  }
  return undefined;
}

function namesOf({ allows, denies }: Formula): string[] {
  return [...allows, ...denies].flat(2);
}

function letsIn({ allows, denies }: Formula, holding: ReadonlySet<string>): boolean {
  const holds = (clauses: Clauses) => clauses.every((clause) => clause.some((name) => holding.has(name)));
  return allows.some(holds) && !denies.some(holds);
}
