/**
 * A Terraform plan, read and judged: what it lets whom do that they could not do before, and what was changed by hand.
 *
 * @module review
 */
export type { KnownAccounts } from "./accounts";
export { PlanError } from "./error";
export { FAIL_ON, type FailOn, isTripped } from "./fail-on";
export { type HtmlOptions, renderHtml } from "./html";
export { renderJson } from "./json";
export { MARKDOWN_MARKER, MAX_MARKDOWN, type MarkdownOptions, renderMarkdown } from "./markdown";
export type { Check, CheckStatus, Plan, ResourceChange } from "./plan";
export { MAX_PLAN_BYTES, type ReadPlanOptions, readPlan } from "./read-plan";
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
export { failedReview, type ReviewOptions, reviewPlan } from "./review-plan";
export { reviewReport } from "./review-report";
export { renderTerminal, type TerminalOptions } from "./terminal";
export { VERDICTS, type Verdict } from "./verdict";
