export { DEFAULT_ACCESS, DTS_ACCESS, DTS_ROLE_POLICY, type DtsAccess, VPC_READ_ONLY_POLICY } from "./access";
export { DtsCrossAccountRole } from "./dts-cross-account-role";
export { DtsConsoleOutputs, type DtsConsoleOutputsProps } from "./outputs";
export { DEFAULT_ROLE_NAME, type DtsCrossAccountRoleProps } from "./props";
