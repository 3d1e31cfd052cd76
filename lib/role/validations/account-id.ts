import { isAccountId } from "../../trust";

/** What is wrong with `value` as an Alibaba Cloud account ID, or undefined. Allowed: a string of 16 digits. */
export function accountIdProblem(value: unknown): string | undefined {
  if (isAccountId(value)) return undefined;
  if (typeof value === "number") {
    return `${value} is a number, and a number loses digits: write the account ID's 16 digits in quotes`;
  }
  return `${JSON.stringify(value)} is not an Alibaba Cloud account ID: give its 16 digits as a string`;
}
