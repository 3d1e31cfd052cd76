/** Thrown where a comparison would take longer than a reviewer, or a machine, can wait. */
export class TooComplex extends Error {}

/** How much work a comparison may do, in steps of well below a microsecond. */
export const MAX_STEPS = 1_000_000;

/** Counts the steps of one comparison: a hostile document must not keep the machine busy. */
export class Budget {
  constructor(private left = MAX_STEPS) {}

  /** Takes `steps` from what is left. @throws TooComplex where nothing is left */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new TooComplex();
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
