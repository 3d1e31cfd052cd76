const SYSTEM_POLICIES: Readonly<Record<string, string>> = {
  AdministratorAccess: "everything: all actions on all resources of the account",
  AliyunDTSRolePolicy:
    "what DTS needs, and it is not read-only: it can change ECS security groups and network interfaces, create SLB and RDS instances, and create service-linked roles; Alibaba Cloud changes it now and then",
  AliyunDTSFullAccess: "everything in DTS",
  AliyunECSFullAccess: "everything in ECS",
  AliyunOSSFullAccess: "everything in OSS",
  AliyunRAMFullAccess: "everything in RAM: with it anybody can be given anything",
  AliyunRDSFullAccess: "everything in RDS",
  AliyunSTSAssumeRoleAccess: "assuming any RAM role that trusts this account",
  AliyunVPCFullAccess: "everything in VPC",
  AliyunVPCReadOnlyAccess: "reading all VPCs, vSwitches and routes; it changes nothing",
  ReadOnlyAccess: "reading everything in the account",
};

/** What a system policy allows, in words that follow "allows"; undefined where it is not known here. */
export function allowedBy(policy: string, policyType: string): string | undefined {
  const isKnown = policyType === "System" && Object.hasOwn(SYSTEM_POLICIES, policy);
  return isKnown ? SYSTEM_POLICIES[policy] : undefined;
}
