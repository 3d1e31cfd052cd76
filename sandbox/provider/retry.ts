import { setTimeout as sleep } from "node:timers/promises";
import { CloudError, describeFailure, toCloudError } from "./cloud-error";
import type { ConnectionError } from "./connection-error";

/** One call, and how long to insist on it. */
export interface Attempt<Answer> {
  /** Who the error message is about: a type name, an id, or nothing. */
  readonly subject: string;
  readonly action: string;
  /** Milliseconds after which the last error stands; 0 for a call that is made once. */
  readonly limit: number;
  /** How often it is tried in all, without a pause. @default as often as the SDK of the real provider does */
  readonly tries?: number;
  /** Codes that are tried again although they are no passing trouble of the service. */
  readonly alsoRetried?: readonly string[];
  readonly send: () => Promise<Answer>;
}

/** How to insist. */
export interface Patience {
  /** Milliseconds after Throttling, and after a conflict that another change may resolve. The real provider waits 3 to 8 s. */
  readonly wait: number;
  /** What became of a call that was not answered, or not as RAM answers. */
  readonly unanswered: (error: unknown, action: string) => ConnectionError;
}

/** Tries that the SDK of the real provider makes without a pause, after 5xx and where it reads no answer. */
const TRIES_AT_ONCE = 6;

/**
 * Makes a call, and makes it again while the service is busy or its answer does not arrive.
 * @throws CloudCallError when the service refuses, or is still busy when the limit is over
 */
export async function insist<Answer>(attempt: Attempt<Answer>, patience: Patience): Promise<Answer> {
  const deadline = Date.now() + attempt.limit;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt.send();
    } catch (error) {
      const failure = toCloudError(error) ?? patience.unanswered(error, attempt.action);
      const pause = pauseAfter(failure, tries, attempt, patience.wait);
      if (pause === undefined || Date.now() + pause > deadline) throw toCallError(failure, attempt);
      await sleep(pause);
    }
  }
}

/** A call that failed for good: the message is the real provider's, the cause what the service said, if it did. */
export class CloudCallError extends Error {
  override readonly name = "CloudCallError";

  constructor(
    message: string,
    readonly answer: CloudError | ConnectionError,
  ) {
    super(message);
  }
}

/** Whether the service said that what was asked for does not exist; with a code, exactly this. */
export function isNotFound(error: unknown, code?: string): boolean {
  return (
    error instanceof CloudCallError && error.answer instanceof CloudError && error.answer.isNotFound(code)
  );
}

function pauseAfter<Answer>(
  failure: CloudError | ConnectionError,
  tries: number,
  { limit, tries: most, alsoRetried }: Attempt<Answer>,
  wait: number,
): number | undefined {
  if (limit === 0) return undefined;
  if (most !== undefined) return tries < most && mayPass(failure) ? 0 : undefined;
  const isAtOnce = tries % TRIES_AT_ONCE !== 0;
  if (!(failure instanceof CloudError)) return isAtOnce ? 0 : undefined;
  if (failure.code.startsWith("Throttling") || alsoRetried?.includes(failure.code)) return wait;
  if (failure.statusCode < 500) return undefined;
  return isAtOnce ? 0 : wait;
}

function mayPass(failure: CloudError | ConnectionError): boolean {
  if (!(failure instanceof CloudError)) return true;
  return failure.code.startsWith("Throttling") || failure.statusCode >= 500;
}

function toCallError<Answer>(
  failure: CloudError | ConnectionError,
  { subject, action }: Attempt<Answer>,
): CloudCallError {
  return new CloudCallError(describeFailure(subject, action, failure), failure);
}
