/** There is no Terraform or OpenTofu that can be used: said in one line, with the way out. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}

/** The user asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  /** @param then What to do now */
  constructor(then?: string) {
    super(then === undefined ? "interrupted" : `interrupted: ${then}`);
  }
}
