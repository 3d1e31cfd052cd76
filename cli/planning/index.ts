export { adoptPlan } from "./adopt";
export {
  type ApplyResult,
  applyPlans,
  applyStack,
  noted,
  type OrphanStacks,
  type ReviewedResult,
} from "./apply-plans";
export { applyReviewed } from "./apply-reviewed";
export { failureOf } from "./failure";
export { formerLocation } from "./former-state";
export { Inits, namesCache } from "./inits";
export { makePlans, planStacks } from "./make-plans";
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
export { readObject } from "./plan-json";
export { doomedIn, forgetOtherPlans, plannedPairs, savedPlans } from "./saved-plans";
export {
  leftOutLines,
  missingShards,
  orphanLines,
  readSelection,
  rememberOrphans,
  rememberSelection,
  SELECTION,
  type Selection,
} from "./selection";
export { inShard, jobMatrix, MOST_SHARDS, parseShard, type Shard } from "./shard";
export { openStacks, openWithoutPairs, type PairWork, planAccess, type Stacks } from "./stacks";
