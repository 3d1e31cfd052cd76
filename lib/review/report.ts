import { z } from "zod";
import type { AccountId } from "../trust";

/** The version of the report as JSON: the major grows where a reader must be changed. */
export const FORMAT_VERSION = "2.0";

const verdict = z.enum(["none", "equivalent", "narrows", "broadens", "unknown"]);

const accountId = z.string().regex(/^[0-9]{16}$/) as z.ZodType<string> as z.ZodType<AccountId>;
const principal = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("account"), accountId })
      .describe("An account with all its users and roles"),
    z.strictObject({ kind: z.enum(["user", "role"]), accountId, name: z.string() }),
    z
      .strictObject({ kind: z.literal("service"), service: z.string() })
      .describe("For the role's own account"),
    z.strictObject({ kind: z.literal("serviceForAccount"), accountId, service: z.string() }),
    z
      .strictObject({ kind: z.literal("other"), type: z.string(), text: z.string() })
      .describe("Anything else, to the letter: a wildcard, an identity provider"),
  ])
  .describe("Who may assume the role, or may not");

const conditions = z
  .record(z.string(), z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))))
  .describe("Operator, key, values");

const grant = z.strictObject({
  effect: z.enum(["Allow", "Deny"]),
  principal,
  action: z.string(),
  conditions,
  effective: z.boolean().describe("Whether it makes a difference by itself: not where other grants cover it"),
});

const trust = z.strictObject({
  address: z.string(),
  role: z.string().describe("The role's name afterwards, or before where it is destroyed"),
  formerRole: z.string().nullable().describe("The role's name before, where it is another"),
  account: z.string().nullable().describe("The account that owns the role, where it is known"),
  outcome: z
    .enum(["kept", "created", "destroyed", "replaced", "forgotten"])
    .describe("What becomes of the role"),
  verdict,
  reasons: z.array(z.string()).describe("Why the verdict is unknown, or grants are not shown"),
  added: z.array(grant),
  removed: z.array(grant),
  kept: z.array(grant),
});

const policy = z.strictObject({
  address: z.string(),
  role: z.string(),
  policy: z.string(),
  policyType: z.string().describe('"System" or "Custom"'),
  outcome: z.enum(["kept", "attached", "detached", "reattached", "unknown"]),
  verdict,
  allows: z.string().nullable().describe("What the policy allows, in words, where it is known"),
});

const difference = z.strictObject({
  attribute: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const otherGrant = z.strictObject({
  address: z.string(),
  type: z.string(),
  actions: z.array(z.string()),
  does: z.string().describe("By what somebody may get at a role or its permissions, in words"),
  verdict,
  differences: z.array(difference),
});

const action = z.strictObject({
  address: z.string(),
  type: z.string(),
  actions: z.array(z.string()).describe("Terraform's own words; empty for an import that changes nothing"),
  importing: z.string().nullable().describe("The id that is imported"),
  deposed: z.string().nullable().describe("The key of an object that a replacement left behind"),
});

const setting = difference.extend({ address: z.string(), role: z.string() });

const check = z.strictObject({
  kind: z.string().describe('Terraform\'s kind ("check", "resource", "output_value", "var"), or "plan"'),
  address: z.string(),
  status: z.enum(["fail", "error", "unknown", "pass"]),
  messages: z.array(z.string()),
});

const differences = {
  verdict,
  trust: z.array(trust),
  policies: z.array(policy),
  otherGrants: z.array(otherGrant).describe("Anything else by which somebody may get at a role; not judged"),
  settings: z.array(setting).describe("What grants nobody anything: description, tags, session, force"),
};

const pair = z.strictObject({
  pair: z.string(),
  change: z
    .strictObject({
      ...differences,
      actions: z.array(action).describe("What Terraform does to roles and attachments"),
      otherResources: z.int().nonnegative().describe("How many other resources change; they are not judged"),
    })
    .describe("From what is there now to what is planned"),
  drift: z.strictObject(differences).describe("From what was last applied to what is there now"),
  checks: z
    .array(check)
    .describe("Checks, preconditions, and findings about the plan; those that passed too"),
});

/** A report: its type, its JSON Schema and the check of one that is read back. */
export const reportSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  change: z.strictObject({ verdict }).describe("The worst of all pairs"),
  drift: z.strictObject({ verdict }).describe("The worst of all pairs"),
  pairs: z.array(pair),
});

type Frozen<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Key in keyof T]: Frozen<T[Key]> };
type Of<Schema extends z.ZodType> = Frozen<z.infer<Schema>>;

/** The reviews of all plans. */
export type Report = Of<typeof reportSchema>;
/** The review of one plan. */
export type PairReview = Of<typeof pair>;
/** From what is there now to what is planned; all roles and attachments of the plan. */
export type ChangeReview = PairReview["change"];
/** From what was last applied to what is there now; only what differs in meaning. */
export type DriftReview = PairReview["drift"];
/** Who may assume a role, compared. */
export type TrustReview = Of<typeof trust>;
/** What becomes of a role as a whole. */
export type RoleOutcome = TrustReview["outcome"];
/** One principal's one action, as a trust policy allows or denies it. */
export type ReportGrant = Of<typeof grant>;
/** A policy at a role. */
export type PolicyReview = Of<typeof policy>;
/** What becomes of a policy's attachment to a role. */
export type PolicyOutcome = PolicyReview["outcome"];
/** Another resource by which somebody may get at a role or its permissions. */
export type OtherGrantReview = Of<typeof otherGrant>;
/** What Terraform is going to do to a resource. */
export type ActionReview = Of<typeof action>;
/** A value that grants nobody anything. */
export type SettingReview = Of<typeof setting>;
