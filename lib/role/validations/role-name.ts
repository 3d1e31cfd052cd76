/** The role by which DTS works in its own account; DTS refuses it as the role of a cross-account task. */
export const DTS_DEFAULT_ROLE = "AliyunDTSDefaultRole";

const ROLE_NAME = /^[A-Za-z0-9-]{1,64}$/;

/** What is wrong with `value` as the name of the RAM role, or undefined. Allowed: 1 to 64 letters, digits, hyphens. */
export function roleNameProblem(value: unknown): string | undefined {
  if (typeof value === "string" && value.toLowerCase() === DTS_DEFAULT_ROLE.toLowerCase()) {
    return `"${value}" is the service role of DTS itself, which a cross-account task must not use: take another name, such as "ram-for-dts"`;
  }
  if (typeof value === "string" && ROLE_NAME.test(value)) return undefined;
  return `${JSON.stringify(value)} is not a RAM role name: use 1 to 64 letters, digits and hyphens (the name, not the ARN), such as "ram-for-dts"`;
}
