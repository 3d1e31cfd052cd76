import { escapeInvisible, invisibleIn } from "../text";
import { isAccountId } from "../trust";

// What decides access, and the rules of single values: for the props of the construct, and for the pairs file.

/** What is wrong with a value, or undefined: a sentence in which `{value}` stands for the value. */
export type Rule = (value: unknown) => string | undefined;

/** `problem`, a sentence of a rule, with the value as `show` writes it. */
export function told(problem: string, value: unknown, show: (value: unknown) => string = inCode): string {
  return problem.replace("{value}", () => show(value));
}

function inCode(value: unknown): string {
  try {
    return escapeInvisible(JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
}

/** The system policy that lets DTS find and open the way to a database; it is not read-only. */
export const DTS_ROLE_POLICY = "AliyunDTSRolePolicy";

/** The system policy that lets DTS read VPCs, which the way over Express Connect, VPN or Smart Access Gateway needs. */
export const VPC_READ_ONLY_POLICY = "AliyunVPCReadOnlyAccess";

/**
 * How DTS reaches the database, and the system policies that the role needs for it.
 *
 * A database behind Express Connect, a VPN gateway or a Smart Access Gateway needs both policies, a cloud
 * instance AliyunDTSRolePolicy only.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-data-migration-or-synchronization-from-a-self-managed-database-in-a-vpc-across-different-alibaba-cloud-accounts | Configure RAM authorization for a self-managed database in a VPC across accounts}
 */
const POLICIES = {
  "express-connect": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "vpn-gateway": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "smart-access-gateway": [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY],
  "cloud-instance": [DTS_ROLE_POLICY],
} as const satisfies Record<string, readonly string[]>;

/** How DTS reaches the database. */
export type DtsAccess = keyof typeof POLICIES;

/** All ways by which DTS reaches a database. */
export const DTS_ACCESS = Object.keys(POLICIES) as readonly DtsAccess[] as readonly [
  DtsAccess,
  ...DtsAccess[],
];

/** What is taken where no access is given. */
export const DEFAULT_ACCESS: DtsAccess = "express-connect";

/** All system policies that a role may need. */
export const DTS_POLICIES = [DTS_ROLE_POLICY, VPC_READ_ONLY_POLICY] as const;

/** The names of the system policies that `access` needs, in the order in which the DTS page attaches them. */
export function systemPoliciesFor(access: DtsAccess): readonly string[] {
  return POLICIES[access];
}

/** What is wrong with `value` as an access, or undefined. */
export function accessProblem(value: unknown): string | undefined {
  if (typeof value === "string" && Object.hasOwn(POLICIES, value)) return undefined;
  return `{value} is not a way to the database: use one of ${DTS_ACCESS.join(", ")}`;
}

/** What is wrong with `policy` as one to adopt, or undefined. Allowed: the system policies that the access needs. */
export function adoptedPolicyProblem(
  policy: unknown,
  access: DtsAccess = DEFAULT_ACCESS,
): string | undefined {
  const policies = systemPoliciesFor(access);
  if (policies.some((name) => name === policy)) return undefined;
  return `{value} is not attached by this role: with access "${access}" it attaches ${policies.join(" and ")}`;
}

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

/** What is wrong with a text of which a reader would not see all, or which Terraform would not send as it stands. */
function invisibleProblem(text: string): string | undefined {
  const found = invisibleIn(text);
  return found && `{value} holds ${found}, which cannot be seen: take it out`;
}

/** What is wrong with `value` as the description of the RAM role, or undefined. Allowed: 1 to 1024 UTF-16 units, each to be seen. */
export function descriptionProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return "{value} is not a description: give a string";
  const { length } = value;
  if (length >= 1 && length <= MAX_DESCRIPTION_LENGTH) return invisibleProblem(value);
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

/** The most tags that a RAM role can have. */
export const MAX_TAGS = 20;

/** The longest key and the longest value of a tag, in characters. */
export const MAX_TAG_LENGTH = 128;

/** What a tag's key must not hold: the provider sends the keys that it takes away unescaped in JSON. */
const NOT_IN_TAG_KEY = /["\\\p{Cc}]/u;

const RESERVED_PREFIX = /^(?:aliyun|acs:)/i;
const URL = /https?:\/\//i;

/** What is wrong with `tags` as a whole, or undefined. Allowed: at most 20. */
export function tagCountProblem(tags: Readonly<Record<string, unknown>>): string | undefined {
  const count = Object.keys(tags).length;
  return count <= MAX_TAGS
    ? undefined
    : `${count} tags are more than the ${MAX_TAGS} a RAM role can have: leave some out`;
}

/**
 * What is wrong with one tag's key, or undefined. Allowed: 1 to 128 characters, no quotation mark, backslash or
 * control character, no prefix aliyun or acs:, no URL.
 */
export function tagKeyProblem(key: string): string | undefined {
  if (NOT_IN_TAG_KEY.test(key)) {
    return '{value} is not a tag key: the provider cannot take away a tag whose key holds a quotation mark ("), a backslash or a control character (malformed TagKeys): leave them out';
  }
  if (key.length >= 1 && key.length <= MAX_TAG_LENGTH && !RESERVED_PREFIX.test(key) && !URL.test(key)) {
    return invisibleProblem(key);
  }
  return `{value} is not a tag key: use 1 to ${MAX_TAG_LENGTH} characters, not starting with aliyun or acs:, without http:// or https://`;
}

/** What is wrong with one tag's value, or undefined. Allowed: at most 128 characters, no URL. */
export function tagValueProblem(value: unknown): string | undefined {
  const limits = `at most ${MAX_TAG_LENGTH} characters, without http:// or https://`;
  if (typeof value !== "string") return `{value} is not a tag value: write it in quotes, ${limits}`;
  if (value.length <= MAX_TAG_LENGTH && !URL.test(value)) return invisibleProblem(value);
  return `{value} is not a tag value: use ${limits}`;
}

/** What to say where the credentials are not those of the account that owns the role. @param caller may be an expression */
export function otherCredentials(caller: string, ownerAccountId: string): string {
  return `These credentials are of account ${caller}, but the RAM role belongs to account ${ownerAccountId}: use credentials of the owner account.`;
}
