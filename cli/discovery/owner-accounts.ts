import type { AccountPair, AccountPairProvider } from "../../lib/pairs";

/** An owner account to read. */
export interface OwnerAccount {
  /** What it is called while it is read: its ID, the profile, or the environment. */
  readonly title: string;
  /** Undefined where it is whatever account the credentials are of. */
  readonly accountId: string | undefined;
  readonly provider: AccountPairProvider;
}

/** Which accounts are asked for. */
export interface AccountOptions {
  readonly profile?: string;
  readonly account?: readonly string[];
}

/**
 * How to reach the accounts: by the profile where one is named, else as a pair of that owner account does, else by the
 * environment.
 */
export function ownerAccounts(
  { profile, account = [] }: AccountOptions,
  pairs: readonly AccountPair[],
): OwnerAccount[] {
  const anyone = { ...sharedWay(pairs), ...(profile !== undefined && { profile }) };
  if (account.length === 0) {
    const title =
      profile === undefined ? "the account of the environment" : `the account of profile ${profile}`;
    return [{ title, accountId: undefined, provider: anyone }];
  }
  return [...new Set(account)].map((accountId) => {
    const pair = pairs.find(({ ownerAccountId }) => ownerAccountId === accountId);
    const provider = profile === undefined && pair !== undefined ? pair.provider : anyone;
    return { title: `account ${accountId}`, accountId, provider };
  });
}

/** The way to RAM and STS, which is not of one account. */
const WAY = ["region", "endpoints", "protocol", "skipRegionValidation"] as const;

/** What every pair of the file says of the way to RAM and STS. */
function sharedWay(pairs: readonly AccountPair[]): AccountPairProvider {
  const [first] = pairs;
  const isShared = (key: (typeof WAY)[number]) =>
    pairs.every(({ provider }) => JSON.stringify(provider[key]) === JSON.stringify(first?.provider[key]));
  return Object.fromEntries(
    WAY.filter(isShared).flatMap((key) => {
      const value = first?.provider[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
