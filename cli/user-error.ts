/** A mistake that the user can mend, or a failure outside of this program: said in lines, without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
}
