export {
  type CrossAccountDtsDatabase,
  CrossAccountDtsTask,
  type CrossAccountDtsTaskProps,
  type DtsCloud,
} from "./cross-account-dts-task";
export type {
  CrossAccountSourceEndpoint,
  DtsCrossAccountRoleAttributes,
  DtsJobWithDestination,
  IDtsCrossAccountRole,
} from "./cross-account-role";
export { DtsCrossAccountRole } from "./dts-cross-account-role";
export { DtsConsoleOutputs, type DtsConsoleOutputsProps } from "./outputs";
export { RoleOverrideError } from "./overrides/override-error";
export type { DtsCrossAccountRoleGuards, DtsCrossAccountRoleProps, DtsRoleAdoption } from "./props";
export {
  DEFAULT_ACCESS,
  DEFAULT_ROLE_NAME,
  DTS_ACCESS,
  DTS_ROLE_POLICY,
  type DtsAccess,
  VPC_READ_ONLY_POLICY,
} from "./rules";
