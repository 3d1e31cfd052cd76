/** A mistake that the user can mend, or a failure outside of this program: said in lines, without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The user asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  /** @param then What to do now */
  constructor(then?: string) {
    super(then === undefined ? "interrupted" : `interrupted: ${then}`);
  }
}
