/**
 * A Terraform plan, read and judged: what it lets whom do that they could not do before, and what was changed by hand.
 *
 * @module review
 */

export { FAIL_ON, type FailOn, type FailOnOptions, matchesFailOn, needsApproval } from "./judge/fail-on";
export { failedReview, type ReviewOptions, reviewPlan } from "./judge/review-plan";
export { allowedBy as policyAllows } from "./judge/review-policies";
export type { AttributeValues } from "./plan/attribute-values";
export type { ConfiguredResource } from "./plan/configuration";
export { MAX_PLAN_BYTES } from "./plan/max-plan-bytes";
export type { ActionKind, Check, CheckStatus, FoundPolicy, Plan, ResourceChange } from "./plan/plan";
export { PlanError } from "./plan/plan";
export { type ReadPlanOptions, readPlan } from "./plan/read-plan";
export { type HtmlOptions, renderHtml } from "./render/html";
export { MARKDOWN_MARKER, MAX_MARKDOWN, type MarkdownOptions, renderMarkdown } from "./render/markdown";
export { renderTerminal, type TerminalOptions } from "./render/terminal";
export type { KnownAccounts } from "./render/trust-words";
export { grantText } from "./render/trust-words";
export {
  type ActionReview,
  type ChangeReview,
  type DriftReview,
  FORMAT_VERSION,
  type OtherGrantReview,
  type PairReview,
  type PolicyOutcome,
  type PolicyReview,
  parseReport,
  type Report,
  ReportError,
  type ReportGrant,
  type RoleOutcome,
  renderJson,
  reportJsonSchema,
  reviewReport,
  type SettingReview,
  type TrustReview,
  VERDICTS,
  type Verdict,
} from "./report";
