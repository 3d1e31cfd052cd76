import type { Call } from "./call";

/** Told of a call that was carried out or refused, before its answer is sent: the answer waits for it. */
export type CallWatcher = (call: Readonly<Call>) => void | Promise<void>;

interface Pending {
  readonly watcher: CallWatcher;
  /** Calls yet to come, this one included. */
  left: number;
}

/** Who waits for which call. */
export class CallWatch {
  #pending: Pending[] = [];

  /** @param call Which call, counted from now: 1 is the next one. @throws Error for a call that never comes. */
  add(call: number, watcher: CallWatcher): void {
    if (!Number.isInteger(call) || call < 1) throw new Error(`A call is a whole number from 1: ${call}.`);
    this.#pending.push({ watcher, left: call });
  }

  /** Counts a call, and tells whoever waits for it. */
  async tell(call: Call): Promise<void> {
    for (const pending of this.#pending) pending.left -= 1;
    const due = this.#pending.filter(({ left }) => left === 0);
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    for (const { watcher } of due) await watcher({ ...call });
  }
}
