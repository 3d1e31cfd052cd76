import { TrustPolicyError } from "./error";

declare const accountIdBrand: unique symbol;

/** The ID of an Alibaba Cloud account: a string of exactly 16 digits, leading zeros included. */
export type AccountId = string & { readonly [accountIdBrand]: true };

const SIXTEEN_DIGITS = /^[0-9]{16}$/;

/** Whether `value` is the ID of an Alibaba Cloud account. */
export function isAccountId(value: unknown): value is AccountId {
  return typeof value === "string" && SIXTEEN_DIGITS.test(value);
}

/**
 * `value` as the ID of an Alibaba Cloud account.
 *
 * @throws TrustPolicyError where `value` is not a string of 16 digits
 */
export function accountId(value: string): AccountId {
  if (isAccountId(value)) return value;
  throw new TrustPolicyError(
    `${JSON.stringify(value)} is not an Alibaba Cloud account ID: write its 16 digits as a string, as the console's account menu shows them`,
  );
}
