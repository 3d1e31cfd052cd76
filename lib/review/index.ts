/**
 * A Terraform plan, read and judged: what it lets whom do that they could not do before, and what was changed by hand.
 *
 * @module review
 */

export { parseReport, ReportError, reportJsonSchema } from "./json-schema";
export { FAIL_ON, type FailOn, type FailOnOptions, matchesFailOn, needsApproval } from "./judge/fail-on";
export { failedReview, type ReviewOptions, reviewPlan } from "./judge/review-plan";
export { reviewReport } from "./judge/review-report";
export { allowedBy as policyAllows } from "./judge/system-policies";
export { VERDICTS, type Verdict } from "./judge/verdict";
export type { AttributeValues } from "./plan/attribute-values";
export type { ConfiguredResource } from "./plan/configuration";
export { MAX_PLAN_BYTES } from "./plan/max-plan-bytes";
export type { ActionKind, Check, CheckStatus, FoundPolicy, Plan, ResourceChange } from "./plan/plan";
export { PlanError } from "./plan/plan-error";
export { type ReadPlanOptions, readPlan } from "./plan/read-plan";
export { grantText } from "./render/grant-text";
export { type HtmlOptions, renderHtml } from "./render/html";
export { renderJson } from "./render/json";
export type { KnownAccounts } from "./render/known-accounts";
export { MARKDOWN_MARKER, MAX_MARKDOWN, type MarkdownOptions, renderMarkdown } from "./render/markdown";
export { renderTerminal, type TerminalOptions } from "./render/terminal";
export {
  type ActionReview,
  type ChangeReview,
  type DriftReview,
  FORMAT_VERSION,
  type OtherGrantReview,
  type PairReview,
  type PolicyOutcome,
  type PolicyReview,
  type Report,
  type ReportGrant,
  type RoleOutcome,
  type SettingReview,
  type TrustReview,
} from "./report";
