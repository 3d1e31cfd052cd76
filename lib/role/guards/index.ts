export { addChecks } from "./checks";
export { preconditions } from "./preconditions";
export type { DtsCrossAccountRoleGuards } from "./props";
