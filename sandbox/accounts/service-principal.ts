import type { TrustPolicy, TrustStatement } from "./trust-policy";

const dts = "dts.aliyuncs.com";

/** DTS working for the role's own account has no account ID in its name: RAM takes it away. */
export function normalizeService(service: string, ownerId: string): string {
  return service === `${ownerId}@${dts}` ? dts : service;
}

/** The policy as RAM stores it in the account that owns the role. */
export function normalizeServices(policy: TrustPolicy, ownerId: string): TrustPolicy {
  return {
    ...policy,
    Statement: policy.Statement.map((statement) => normalizeStatement(statement, ownerId)),
  };
}

function normalizeStatement(statement: TrustStatement, ownerId: string): TrustStatement {
  const services = statement.Principal.Service;
  if (services === undefined) return statement;
  const normalized =
    typeof services === "string"
      ? normalizeService(services, ownerId)
      : services.map((service) => normalizeService(service, ownerId));
  return { ...statement, Principal: { ...statement.Principal, Service: normalized } };
}
