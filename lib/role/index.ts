export { DEFAULT_ACCESS, DTS_ACCESS, DTS_ROLE_POLICY, type DtsAccess, VPC_READ_ONLY_POLICY } from "./access";
export {
  type CrossAccountDtsDatabase,
  CrossAccountDtsTask,
  type CrossAccountDtsTaskProps,
  type DtsCloud,
} from "./cross-account-dts-task";
export { DtsCrossAccountRole } from "./dts-cross-account-role";
export type { CrossAccountDestinationEndpoint, CrossAccountSourceEndpoint } from "./endpoint";
export type { DtsCrossAccountRoleGuards } from "./guards";
export type { IDtsCrossAccountRole } from "./i-dts-cross-account-role";
export type { DtsCrossAccountRoleAttributes } from "./imported-role";
export { DtsConsoleOutputs, type DtsConsoleOutputsProps } from "./outputs";
export { DEFAULT_ROLE_NAME, type DtsCrossAccountRoleProps, type DtsRoleAdoption } from "./props";
