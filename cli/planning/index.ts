export { type ApplyResult, applyPlans } from "./apply-plans";
export { makePlans } from "./make-plans";
export { PLAN_FILE, PLAN_JSON, PlanFolder, type PlanRecord, RECORD, readRecord } from "./plan-folder";
export { forgetOtherPlans, plannedPairs, savedPlans } from "./saved-plans";
