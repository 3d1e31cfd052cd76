import { isObject, type UnknownRecord } from "./attribute-values";
import type { Check, CheckStatus } from "./plan";

/** More messages of one check than this are counted and not kept. */
const MAX_MESSAGES = 10;
const MAX_MESSAGE = 1_000;

/** The checks of a plan, one for each instance; a shape that is not known is left out. */
export function readChecks(checks: unknown): Check[] {
  return Array.isArray(checks) ? checks.filter(isObject).flatMap(readCheck) : [];
}

function readCheck(check: UnknownRecord): Check[] {
  const kind =
    isObject(check.address) && typeof check.address.kind === "string" ? check.address.kind : "check";
  const instances = Array.isArray(check.instances) ? check.instances.filter(isObject) : [];
  return (instances.length > 0 ? instances : [check]).map((instance) => ({
    kind,
    address: displayed(instance.address) ?? displayed(check.address) ?? "",
    status: statusOf(instance.status),
    messages: readProblems(instance.problems),
  }));
}

function displayed(address: unknown): string | undefined {
  return isObject(address) && typeof address.to_display === "string" ? address.to_display : undefined;
}

// A status that is not known here is no pass.
function statusOf(status: unknown): CheckStatus {
  return status === "pass" || status === "fail" || status === "error" ? status : "unknown";
}

function readProblems(problems: unknown): string[] {
  const messages = (Array.isArray(problems) ? problems : [])
    .filter(isObject)
    .map(({ message }) => (typeof message === "string" ? clipped(message) : ""));
  const more = messages.length - MAX_MESSAGES;
  return more > 0 ? [...messages.slice(0, MAX_MESSAGES), `and ${more} more`] : messages;
}

function clipped(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}...` : message;
}
