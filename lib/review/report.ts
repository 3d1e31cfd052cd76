import { z } from "zod";
import { visibleJson } from "../text";
import type { AccountId, TrustVerdict } from "../trust";

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

/** The JSON Schema of `renderJson`'s output. */
export function reportJsonSchema(): object {
  return {
    title: "Review of account pairs",
    ...z.toJSONSchema(reportSchema, { target: "draft-2020-12", reused: "ref" }),
  };
}

/** A text that is no report. The message is one line and quotes nothing of the text. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}

/** The report that `renderJson` wrote. @throws ReportError in one line, where it is anything else */
export function parseReport(json: string): Report {
  const { data, error } = reportSchema.safeParse(parsed(json));
  if (error === undefined) return data;
  const [first] = error.issues;
  const where =
    first === undefined || first.path.length === 0 ? "" : ` at ${first.path.map(String).join(".")}`;
  throw new ReportError(
    first?.path[0] === "formatVersion"
      ? "it is a report of another format version: review the plans again with this version"
      : `it is not a report of dts-pairs review --format json: ${error.issues.length} faults, the first${where}`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ReportError("it is not JSON: give the output of dts-pairs review --format json");
  }
}

/** What a change, or a drift, does to who may do what. */
export type Verdict = TrustVerdict;

/** The verdicts, the worst first. */
export const VERDICTS = [
  "unknown",
  "broadens",
  "narrows",
  "equivalent",
  "none",
] as const satisfies readonly Verdict[];

/** The worst of `verdicts`; `none` where there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict = "none";
  for (const verdict of verdicts) if (severity(verdict) < severity(found)) found = verdict;
  return found;
}

/** How bad a verdict is: 0 for the worst. */
export function severity(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

/** Whether a check did not pass, or could not be made. */
export function isFailed({ status }: PairReview["checks"][number]): boolean {
  return status === "fail" || status === "error";
}

/** The report of all reviews, in their order. Keeps the reviews and nothing of their plans. */
export function reviewReport(reviews: Iterable<PairReview>): Report {
  const pairs = [...reviews];
  return {
    formatVersion: FORMAT_VERSION,
    change: { verdict: worst(pairs.map(({ change }) => change.verdict)) },
    drift: { verdict: worst(pairs.map(({ drift }) => drift.verdict)) },
    pairs,
  };
}

/**
 * The report as JSON, two spaces deep; its shape is that of the published JSON Schema. What cannot be seen, or turns
 * the reading direction, is escaped.
 */
export function renderJson(report: Report): string {
  return `${visibleJson(report)}\n`;
}
