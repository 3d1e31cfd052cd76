export { changesNothing } from "./changes-nothing";
export { differences } from "./differences";
export type { Json } from "./json";
export { reduceFile } from "./reduce-file";
export { type Mask, reducePlan, SENSITIVE } from "./reduce-plan";
export { PLAN_JSON, readReviewedPlan, reviewedPlans } from "./reviewed-plans";
export { rolesInState } from "./roles-in-state";
