/**
 * The stack makes of a role another than its props say, so that nothing of it is written. The message has a line for each
 * difference, with what to do.
 */
export class RoleOverrideError extends Error {
  override readonly name = "RoleOverrideError";
}
