import { onTestFinished } from "vitest";
import { type AccountService, type AccountsOptions, startAccounts } from "../../../sandbox/accounts";

export const owner = "2222222222222222";
export const trusted = "1111111111111111";
export const stranger = "3333333333333333";

/** A service that the end of the test closes. */
export async function started(options?: AccountsOptions): Promise<AccountService> {
  const service = await startAccounts(options);
  onTestFinished(() => service.close());
  return service;
}
