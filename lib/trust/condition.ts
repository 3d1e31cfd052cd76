import type { Budget } from "./budget";
import { sameOf } from "./grant";
import { canImply, implications } from "./implications";
import type { Conditions, ConditionValue } from "./policy";

const OPERATOR =
  /^(String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|(?:Not)?IpAddress)$/;

/** Whether RAM documents `operator`. */
export function isKnownOperator(operator: string): boolean {
  return OPERATOR.test(operator);
}

/** When a grant holds: where all of these clauses do. The same clauses are the same term, as an object. */
export type Term = readonly Clause[];

/** A clause holds where one of its tests does. */
interface Clause {
  readonly index: number;
  readonly tests: Set<string>;
  /** The tests to try: any other makes the same clauses hold as one of them, or more. */
  choices?: readonly Choice[];
}

interface Choice {
  readonly test: string;
  readonly clauses: readonly Clause[];
}

/**
 * The conditions of two documents, as clauses and tests.
 *
 * Each test (operator, key, value) holds or fails for itself, except where one is known to imply another. That can
 * make a change look broader than it is, and never narrower. A negated test is a test of its own, not the opposite
 * of the positive one, and its values stay together: RAM documents neither what it says of a request without the
 * key, nor how it joins several values.
 */
export class Tests {
  private readonly clauses = new Map<string, Clause>();
  private readonly clausesOf = new Map<Conditions, readonly Clause[]>();
  private readonly terms = new Map<string, Term>();
  /** The values that one operator tests one key with, where one of them can imply another; and their tests. */
  private readonly related = new Map<
    string,
    { readonly operator: string; readonly tests: Map<string, string> }
  >();
  private clausesWith: ReadonlyMap<string, readonly Clause[]> | undefined;

  constructor(private readonly budget: Budget) {}

  /**
   * The term of `conditions`, with keys read by `keyOf`, and of `uncertain`: texts of which nobody knows whether they
   * fit. To be called before anything is compared.
   */
  term(conditions: Conditions, keyOf: (key: string) => string, uncertain: readonly string[]): Term {
    const own = sameOf(this.clausesOf, conditions, () => this.clausesIn(conditions, keyOf));
    if (uncertain.length === 0) return this.sameTerm(own);
    return this.sameTerm([...own, ...uncertain.map((text) => this.sameClause([text]))]);
  }

  private sameTerm(clauses: readonly Clause[]): Term {
    const distinct = [...new Set(clauses)].sort((a, b) => a.index - b.index);
    return sameOf(this.terms, distinct.map(({ index }) => index).join(), () => distinct);
  }

  private clausesIn(conditions: Conditions, keyOf: (key: string) => string): Clause[] {
    return Object.entries(conditions).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, values]) => this.clause(operator, keyOf(key), values)),
    );
  }

  private clause(operator: string, key: string, values: readonly ConditionValue[]): Clause {
    const texts = [...new Set(values.map((value) => testText(operator, value)))].sort();
    this.budget.spend(texts.length);
    const group = `[${JSON.stringify(operator)},${JSON.stringify(key)},`;
    if (operator.includes("Not")) return this.sameClause([`${group}[${texts}]]`]);
    const names = texts.map((text) => `${group}[${text}]]`);
    if (canImply(operator)) {
      const { tests } = sameOf(this.related, group, () => ({ operator, tests: new Map<string, string>() }));
      for (const text of texts) tests.set(String(JSON.parse(text)), `${group}[${text}]]`);
    }
    return this.sameClause(names);
  }

  private sameClause(tests: readonly string[]): Clause {
    const index = this.clauses.size;
    return sameOf(this.clauses, tests.join(), () => ({ index, tests: new Set(tests) }));
  }

  /** The tests to try where `clause` is to hold. */
  private choices(clause: Clause): readonly Choice[] {
    this.clausesWith ??= this.spread();
    clause.choices ??= this.choicesOf(clause, this.clausesWith);
    return clause.choices;
  }

  /** Gives each clause the tests that imply one of its own. The clauses by their tests. */
  private spread(): Map<string, readonly Clause[]> {
    const written = new Map<string, Clause[]>();
    for (const clause of this.clauses.values())
      for (const test of clause.tests) sameOf(written, test, () => [] as Clause[]).push(clause);
    const found = new Map<string, readonly Clause[]>(written);
    for (const { operator, tests } of this.related.values())
      for (const [narrow, broad] of implications(operator, [...tests.keys()], this.budget)) {
        const [test, implied] = [tests.get(narrow), tests.get(broad)] as [string, string];
        const more = (written.get(implied) as Clause[]).filter((clause) => !clause.tests.has(test));
        for (const clause of more) clause.tests.add(test);
        this.budget.spend(1 + more.length);
        if (more.length > 0) found.set(test, [...(found.get(test) as Clause[]), ...more]);
      }
    return found;
  }

  private choicesOf(clause: Clause, clausesWith: ReadonlyMap<string, readonly Clause[]>): readonly Choice[] {
    const distinct = new Map<string, Choice>();
    for (const test of clause.tests) {
      const clauses = clausesWith.get(test) as readonly Clause[];
      this.budget.spend(clauses.length);
      distinct.set(
        clauses
          .map(({ index }) => index)
          .sort()
          .join(),
        { test, clauses },
      );
    }
    const kept: Choice[] = [];
    for (const choice of [...distinct.values()].sort((a, b) => a.clauses.length - b.clauses.length)) {
      const own = new Set(choice.clauses);
      this.budget.spend(own.size + kept.length);
      if (!kept.some(({ clauses }) => clauses.every((it) => own.has(it)))) kept.push(choice);
    }
    return kept;
  }

  /** Tests that, holding together, make `a` let in and `b` not; undefined where there are none. */
  allowedByOnly(a: Formula, b: Formula): readonly string[] | undefined {
    const denies = [...b.denies].filter((deny) => !a.denies.has(deny));
    for (const allow of a.allows) {
      this.budget.spend(1);
      const found = b.allows.has(allow) ? undefined : this.holding(allow, [...a.denies, ...b.allows]);
      if (found) return found;
      for (const deny of denies) {
        const both = this.holding([...allow, ...deny], [...a.denies]);
        if (both) return both;
      }
    }
    return undefined;
  }

  /**
   * The fewest tests by which all of `needed` hold, and none of `avoided` does; undefined where there are none.
   *
   * No test makes a clause fail, so it is enough to try one test for each clause.
   */
  private holding(needed: Term, avoided: readonly Term[]): readonly string[] | undefined {
    // Every clause is a call in a call.
    this.budget.spend(needed.length ** 2);
    const holds = new Set<Clause>();
    const extended = (from: number): readonly string[] | undefined => {
      this.budget.spend(1 + avoided.length);
      if (avoided.some((term) => term.every((clause) => holds.has(clause)))) return undefined;
      const next = needed.findIndex((clause, index) => index >= from && !holds.has(clause));
      if (next === -1) return [];
      for (const { test, clauses } of this.choices(needed[next] as Clause)) {
        const fresh = clauses.filter((clause) => !holds.has(clause));
        for (const clause of fresh) holds.add(clause);
        const more = extended(next + 1);
        if (more) return [test, ...more];
        for (const clause of fresh) holds.delete(clause);
      }
      return undefined;
    };
    return extended(0);
  }
}

/** Whom one document lets in, at one place: where an Allow holds and no Deny does. */
export interface Formula {
  readonly allows: ReadonlySet<Term>;
  readonly denies: ReadonlySet<Term>;
}

/** A value as the JSON that it is known by: RAM takes a number or a truth value as text too. */
function testText(operator: string, value: ConditionValue): string {
  const isText = operator === "Bool" || operator.startsWith("Numeric");
  return JSON.stringify(isText ? String(value) : value);
}
