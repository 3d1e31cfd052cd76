/** A field of a plan, or what Terraform printed (`apply.stderr`), in which the stand-in differs from the recorded provider, and why it is left so. */
export interface KnownDifference {
  readonly recording: string;
  readonly path: string;
  readonly reason: string;
}

/** Every known difference: one that is not here fails the test, and so does one that no longer occurs. */
export const knownDifferences: readonly KnownDifference[] = [];
