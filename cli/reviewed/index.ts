export { changesNothing } from "./changes-nothing";
export { differences } from "./differences";
export type { Json } from "./json";
export { reduceFile } from "./reduce-file";
export { type Mask, reducePlan, SENSITIVE } from "./reduce-plan";
export { PLAN_JSON, reviewedPlans } from "./reviewed-plans";
