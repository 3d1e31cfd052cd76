/** A field of a plan, or what Terraform printed (`apply.stderr`), in which the stand-in differs from the recorded provider, and why it is left so. */
export interface KnownDifference {
  readonly recording: string;
  readonly path: string;
  readonly reason: string;
}

/** Every known difference: one that is not here fails the test, and so does one that no longer occurs. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    recording: "destroy-blocked-by-extra-policy",
    path: "apply.stderr",
    reason: "the account service of the sandbox names the policies that are still attached",
  },
];
