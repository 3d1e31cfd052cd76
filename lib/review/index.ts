/**
 * A Terraform plan, read and judged: what it lets whom do that they could not do before, and what was changed by hand.
 *
 * @module review
 */

export { FAIL_ON, type FailOn, isTripped } from "./judge/fail-on";
export { failedReview, type ReviewOptions, reviewPlan } from "./judge/review-plan";
export { reviewReport } from "./judge/review-report";
export { VERDICTS, type Verdict } from "./judge/verdict";
export type { Check, CheckStatus, Plan, ResourceChange } from "./plan/plan";
export { PlanError } from "./plan/plan-error";
export { MAX_PLAN_BYTES, type ReadPlanOptions, readPlan } from "./plan/read-plan";
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
  type PairReview,
  type PolicyFate,
  type PolicyReview,
  type Report,
  type ReportGrant,
  type RoleFate,
  type SettingReview,
  type TrustReview,
} from "./report";
