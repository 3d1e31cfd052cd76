export { CrossAccountDtsTask } from "./cross-account-dts-task";
export { DtsCrossAccountRole } from "./dts-cross-account-role";
export type { CrossAccountSourceEndpoint, DtsJobWithDestination } from "./endpoint";
export type { DtsCrossAccountRoleGuards } from "./guards";
export type { IDtsCrossAccountRole } from "./i-dts-cross-account-role";
export type { DtsCrossAccountRoleAttributes } from "./imported-role";
export { DtsConsoleOutputs, type DtsConsoleOutputsProps } from "./outputs";
export type { DtsCrossAccountRoleProps, DtsRoleAdoption } from "./props";
export {
  DEFAULT_ACCESS,
  DEFAULT_ROLE_NAME,
  DTS_ACCESS,
  DTS_ROLE_POLICY,
  type DtsAccess,
  VPC_READ_ONLY_POLICY,
} from "./rules";
export type { CrossAccountDtsDatabase, CrossAccountDtsTaskProps, DtsCloud } from "./task-props";
