import { isAccountId } from "../../trust";

/** The role by which DTS works in its own account; DTS refuses it as the role of a cross-account task. */
export const DTS_DEFAULT_ROLE = "AliyunDTSDefaultRole";

/** The name that the role gets where none is given: the example name of the DTS pages. */
export const DEFAULT_ROLE_NAME = "ram-for-dts";

/** The longest description of a RAM role, in UTF-16 units, as RAM counts: most characters are one, an emoji is two. */
export const MAX_DESCRIPTION_LENGTH = 1024;

/** The bounds of a session with the RAM role, in seconds. */
export const SESSION_SECONDS = { min: 3600, max: 43200 } as const;

/** The longest session where none is given, in seconds: RAM's own default. */
export const DEFAULT_SESSION_DURATION = SESSION_SECONDS.min;

const ROLE_NAME = /^[A-Za-z0-9-]{1,64}$/;
const DURATION = /^(?=.)(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$/;

/** What the role is for, where nobody says it otherwise. */
export function defaultDescription(trustedAccountId: string): string {
  return `Lets DTS of Alibaba Cloud account ${trustedAccountId} reach databases of this account`;
}

/** What is wrong with `value` as an Alibaba Cloud account ID, or undefined. Allowed: a string of 16 digits. */
export function accountIdProblem(value: unknown): string | undefined {
  if (isAccountId(value)) return undefined;
  if (typeof value === "number") {
    return "{value} is a number, and a number loses digits: write the account ID's 16 digits in quotes";
  }
  return "{value} is not an Alibaba Cloud account ID: give its 16 digits as a string";
}

/**
 * What is wrong with one account as both owner and trusted account, or undefined.
 *
 * RAM rewrites `<owner>@dts.aliyuncs.com` to `dts.aliyuncs.com`, so the plan of such a role never comes to rest.
 */
export function distinctAccountsProblem(
  ownerAccountId: string,
  trustedAccountId: string,
): string | undefined {
  if (ownerAccountId !== trustedAccountId) return undefined;
  return "{value} is the owner account itself, which needs no role of this kind: give the account that creates the DTS task";
}

/** What is wrong with `value` as the name of the RAM role, or undefined. Allowed: 1 to 64 letters, digits, hyphens. */
export function roleNameProblem(value: unknown): string | undefined {
  if (typeof value === "string" && value.toLowerCase() === DTS_DEFAULT_ROLE.toLowerCase()) {
    return `{value} is the service role of DTS itself, which a cross-account task must not use: take another name, such as "${DEFAULT_ROLE_NAME}"`;
  }
  if (typeof value === "string" && ROLE_NAME.test(value)) return undefined;
  return `{value} is not a RAM role name: use 1 to 64 letters, digits and hyphens (the name, not the ARN), such as "${DEFAULT_ROLE_NAME}"`;
}

/** What is wrong with `value` as the description of the RAM role, or undefined. Allowed: 1 to 1024 UTF-16 units. */
export function descriptionProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return "{value} is not a description: give a string";
  const { length } = value;
  if (length >= 1 && length <= MAX_DESCRIPTION_LENGTH) return undefined;
  const remedy = length === 0 ? "leave it out where there is none" : "shorten it";
  const counted = length === [...value].length ? "" : " (an emoji counts as two)";
  return `a description of ${length} characters${counted} is outside 1 to ${MAX_DESCRIPTION_LENGTH}: ${remedy}`;
}

/** What is wrong with `value` as the longest session, or undefined. Allowed: a whole number from 3600 to 43200, in seconds. */
export function maxSessionDurationProblem(value: unknown): string | undefined {
  const { min, max } = SESSION_SECONDS;
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return undefined;
  return `{value} is not a session duration: give a whole number of seconds from ${min} (an hour) to ${max} (twelve hours)`;
}

/** What is wrong with `value` as a duration of Terraform, or undefined. Allowed: hours, minutes and seconds, such as "1h30m". */
export function durationProblem(value: unknown): string | undefined {
  if (typeof value === "string" && DURATION.test(value)) return undefined;
  return '{value} is not a duration: write hours, minutes and seconds, such as "30s", "5m" or "1h30m"';
}
