import { setTimeout as sleep } from "node:timers/promises";
import { CloudError, describeFailure, toCloudError } from "./cloud-error";

/** How long the stand-in waits between two tries, in milliseconds. */
export interface Waits {
  /** After Throttling, and after a conflict that another change may resolve. The real provider waits 3 to 8 s. */
  readonly busy: number;
  /** After 500 and 503, which the real provider tries again at once. */
  readonly unavailable: number;
}

/** One call, and how long to insist on it. */
export interface Attempt<Answer> {
  /** Who the error message is about: a type name, an id, or nothing. */
  readonly subject: string;
  readonly action: string;
  /** Milliseconds after which the last error stands. */
  readonly limit: number;
  /** Codes that are tried again although they are no passing trouble of the service. */
  readonly alsoRetried?: readonly string[];
  readonly send: () => Promise<Answer>;
}

/**
 * Makes a call, and makes it again while the service is busy.
 * @throws CloudCallError when the service refuses, or is still busy when the limit is over
 */
export async function insist<Answer>(attempt: Attempt<Answer>, waits: Waits): Promise<Answer> {
  const deadline = Date.now() + attempt.limit;
  for (;;) {
    try {
      return await attempt.send();
    } catch (error) {
      const failure = toCloudError(error);
      const wait = pause(failure, attempt, waits);
      if (wait === undefined || Date.now() + wait > deadline) throw toCallError(failure, attempt);
      await sleep(wait);
    }
  }
}

/** A call that failed for good: the message is the real provider's, the cause what the service said. */
export class CloudCallError extends Error {
  override readonly name = "CloudCallError";

  constructor(
    message: string,
    readonly answer: CloudError,
  ) {
    super(message);
  }
}

/** Whether the service said that what was asked for does not exist; with a code, exactly this. */
export function isNotFound(error: unknown, code?: string): boolean {
  return error instanceof CloudCallError && error.answer.isNotFound(code);
}

function pause<Answer>(failure: unknown, attempt: Attempt<Answer>, waits: Waits): number | undefined {
  if (!(failure instanceof CloudError)) return undefined;
  if (failure.code.startsWith("Throttling") || attempt.alsoRetried?.includes(failure.code)) return waits.busy;
  return failure.statusCode >= 500 ? waits.unavailable : undefined;
}

function toCallError<Answer>(failure: unknown, attempt: Attempt<Answer>): unknown {
  if (!(failure instanceof CloudError)) return failure;
  return new CloudCallError(describeFailure(attempt.subject, attempt.action, failure), failure);
}
