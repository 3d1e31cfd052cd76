import { trusted } from "./started";

/** A trust policy with one statement. */
export function trustPolicy(principal: object, statement: object = {}): string {
  return JSON.stringify({
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: principal, ...statement }],
    Version: "1",
  });
}

/** The trust policy that a cross-account DTS task needs. */
export const dtsTrust = trustPolicy({
  RAM: [`acs:ram::${trusted}:root`],
  Service: [`${trusted}@dts.aliyuncs.com`],
});
