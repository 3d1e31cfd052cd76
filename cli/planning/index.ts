export { adoptPlan } from "./adopt";
export { type ApplyResult, applyPlans } from "./apply-plans";
export { applyReviewed, type ReviewedResult } from "./apply-reviewed";
export { failureOf } from "./failure";
export { namesCache } from "./inits";
export { makePlans } from "./make-plans";
export {
  isApplied,
  PLAN_FILE,
  PlanFolder,
  type PlanMade,
  type PlanRecord,
  RECORD,
  readRecord,
  WHOLE_JSON,
} from "./plan-folder";
export { forgetOtherPlans, plannedPairs, savedPlans } from "./saved-plans";
export {
  leftOutLines,
  missingShards,
  readSelection,
  rememberSelection,
  SELECTION,
  type Selection,
} from "./selection";
export { jobMatrix, MOST_SHARDS, parseShard, type Shard } from "./shard";
export { openStacks } from "./stacks";
