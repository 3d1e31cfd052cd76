import type { ObjectValue } from "../value";

/**
 * The deprecated attributes that Read fills from the first statement of a trust policy.
 * @throws when the policy has a shape at which the real provider panics: a scalar for a list, or no list of statements
 */
export function principalAttributes(document: string): ObjectValue {
  const policy = JSON.parse(document) as Record<string, unknown>;
  const version: ObjectValue = typeof policy["Version"] === "string" ? { version: policy["Version"] } : {};
  return { ...version, ...principalsOf(policy["Statement"]) };
}

function principalsOf(statements: unknown): ObjectValue {
  if (statements === undefined) return {};
  if (!Array.isArray(statements)) throw panic("[]interface {}", statements);
  const principal = (statements[0] as Record<string, unknown> | undefined)?.["Principal"];
  if (principal === undefined) return {};
  if (typeof principal !== "object" || principal === null) throw panic("map[string]interface {}", principal);
  const { RAM, Service } = principal as Record<string, unknown>;
  return { ram_users: toSet(RAM), services: toSet(Service) };
}

function toSet(members: unknown): readonly string[] {
  if (members === undefined || members === null) return [];
  if (!Array.isArray(members)) throw panic("*schema.Set", members);
  return members.map(String);
}

function panic(wanted: string, found: unknown): Error {
  return new Error(
    `Plugin did not respond: the real provider crashes on the trust policy in RAM ` +
      `(panic: interface conversion: interface {} is ${typeof found}, not ${wanted}) at ${JSON.stringify(found)}: ` +
      "write its principals as lists",
  );
}
