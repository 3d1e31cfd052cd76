import { z } from "zod";
import { statusOf } from "./service-error";

/** Something that is to go wrong. One of `error`, `delayMs`, `drop` and `answer` must be there. */
export interface Fault {
  /** Action it befalls, such as `CreateRole`. @default every action */
  action?: string;
  /** Only calls of this account count and fail. @default every account */
  accountId?: string;
  /** Which call of the action, counted from now: 1 is the next one. @default 1 */
  call?: number;
  /** How many calls in a row. @default 1 */
  times?: number;
  /** Answers this error and does nothing. The message and status default to those of the code. */
  error?: { code: string; message?: string; status?: number };
  /** Waits before anything else happens. */
  delayMs?: number;
  /** Drops the connection: `true` before the action is carried out, `"answer"` after it. */
  drop?: true | "answer";
  /**
   * Answers otherwise than RAM does: `"html"` as a gateway that does not reach RAM (502, the action is not carried
   * out), `"half"` with half of the answer to an action that was carried out, and then drops the connection.
   */
  answer?: "html" | "half";
}

const schema: z.ZodType<Fault> = z.strictObject({
  action: z.string().exactOptional(),
  accountId: z.string().exactOptional(),
  call: z.number().exactOptional(),
  times: z.number().exactOptional(),
  error: z
    .strictObject({
      code: z.string().min(1),
      message: z.string().exactOptional(),
      status: z.int().min(400).max(599).exactOptional(),
    })
    .exactOptional(),
  delayMs: z.number().exactOptional(),
  drop: z.union([z.literal(true), z.literal("answer")]).exactOptional(),
  answer: z.enum(["html", "half"]).exactOptional(),
});

/**
 * Reads a fault as a command line has it, such as `{"action":"CreateRole","drop":"answer"}`.
 * @throws Error of one line for what is none.
 */
export function parseFault(text: string): Fault {
  const { data, error } = schema.safeParse(jsonOf(text));
  if (data === undefined) throw new Error(`${text} is no fault: ${error.issues[0]?.message}.`);
  checkFault(data);
  return data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Pending {
  readonly fault: Fault;
  /** Calls yet to come before the first that fails. */
  skip: number;
  /** Calls yet to fail. */
  left: number;
}

/** The faults that were asked for and have not all happened. */
export class Faults {
  #pending: Pending[] = [];

  /** @throws Error for a fault that could never happen. */
  add(fault: Fault): void {
    checkFault(fault);
    this.#pending.push({ fault: { ...fault }, skip: (fault.call ?? 1) - 1, left: fault.times ?? 1 });
  }

  /** Counts a call and returns the fault that befalls it: the one asked for first, if there are several. */
  next(action: string, accountId: string): Fault | undefined {
    const counted = this.#pending.filter(
      ({ fault }) => (fault.action ?? action) === action && (fault.accountId ?? accountId) === accountId,
    );
    const due = counted.filter((pending) => pending.skip === 0);
    for (const pending of counted) {
      if (pending.skip > 0) pending.skip -= 1;
      else pending.left -= 1;
    }
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    return due[0]?.fault;
  }
}

/** Message of an error that was asked for without one. */
export function faultMessage(code: string): string {
  const family = code.split(".")[0];
  if (family === "Throttling") return "Request was denied due to request throttling.";
  if (statusOf(code) >= 500) return "The request has failed due to a temporary failure of the server.";
  return `The request was refused on demand: ${code}.`;
}

function checkFault({ action = "every action", call = 1, times = 1, ...what }: Fault): void {
  const { error, delayMs, drop, answer } = what;
  if ([error, delayMs, drop, answer].every((each) => each === undefined)) {
    throw new Error(`A fault needs an error, a delay, a drop or an answer: that of ${action} has none.`);
  }
  for (const [name, value] of Object.entries({ call, times })) {
    if (!Number.isInteger(value) || value < 1) throw new Error(`${name} is a whole number from 1: ${value}.`);
  }
  if (delayMs !== undefined && !(delayMs >= 0 && delayMs <= 600_000)) {
    throw new Error(`delayMs is a number from 0 to 600000: ${delayMs}.`);
  }
}
