/** A call as the service answered it. */
export interface Call {
  /** The caller's account, or that of the role where nobody signs; empty where the credentials are nobody's. */
  accountId: string;
  /**
   * The caller's ARN: of the account, or of the role that it plays; empty where nobody signs, or the credentials are
   * nobody's.
   */
  caller: string;
  action: string;
  /** The action's own parameters, without those of the protocol and the signature. */
  parameters: Record<string, string>;
  /** Absent where the call succeeded. */
  errorCode?: string;
  /** Set where the connection was dropped instead of answering. */
  dropped?: true;
  /** Set where half of the answer was sent, or a gateway's page in its place. */
  spoiled?: true;
}

/** Most calls that are remembered: the oldest are forgotten first. */
export const maximumCalls = 10_000;

/** The calls of a service in the order of their answers. */
export class Journal {
  #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > maximumCalls) this.#calls.shift();
  }

  /** Copies. */
  calls(): Call[] {
    return structuredClone(this.#calls);
  }
}
