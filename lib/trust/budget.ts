/** Thrown where a comparison would take longer than a reviewer, or a machine, can wait. */
export class TooComplex extends Error {}

/** How much work one comparison may do, in steps of well below a microsecond. */
export const MAX_STEPS = 1_000_000;

/**
 * How much work may be done, in steps of well below a microsecond: a hostile document must not keep the machine busy.
 *
 * One budget can be shared by all comparisons of a run. Once it is spent, no two texts that differ are compared.
 */
export class Budget {
  private whole: Budget | undefined;

  /** @param left the steps that may be done, by default those of one comparison */
  constructor(private left = MAX_STEPS) {}

  /** Takes `steps` from what is left. @throws TooComplex where nothing is left */
  spend(steps: number): void {
    this.whole?.spend(steps);
    this.left -= steps;
    if (this.left < 0) throw new TooComplex();
  }

  /** A part of this budget, of at most `steps`: what it spends is spent here too. */
  part(steps = MAX_STEPS): Budget {
    const part = new Budget(steps);
    part.whole = this;
    return part;
  }
}

/** What `work` gives, or, where it throws an error of `kind`, what `otherwise` makes of that. */
export function attempt<T, E extends Error>(
  kind: abstract new (...parts: never[]) => E,
  work: () => T,
  otherwise: (error: E) => T,
): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof kind) return otherwise(error);
    throw error;
  }
}
