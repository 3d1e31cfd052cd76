export { checkDtsAuthorized } from "./dts-authorized";
export { preconditions } from "./preconditions";
export type { DtsCrossAccountRoleGuards } from "./props";
export { checkServicePrincipal } from "./service-principal";
export { checkUnmanagedPolicies } from "./unmanaged-policies";
