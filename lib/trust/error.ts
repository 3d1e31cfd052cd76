/** A trust policy, or a part of one, that cannot be what it is given as. The message is one line. */
export class TrustPolicyError extends Error {
  override readonly name = "TrustPolicyError";
}
