export { adoptPlan } from "./adopt";
export { type ApplyResult, applyPlans, applyStack } from "./apply-plans";
export { applyReviewed, type ReviewedResult } from "./apply-reviewed";
export { failureOf } from "./failure";
export { Inits, namesCache } from "./inits";
export { forgetStack, type KeptStack, keptFolder, keptStacks, restoreStack } from "./kept";
export { makePlans, planStack } from "./make-plans";
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
export { objectOf, objectsOf, textOf, type Unread } from "./plan-json";
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
export { openStacks, type PairWork, type Stacks } from "./stacks";
export { rolesOf } from "./state-file";
