import {
  type AccountId,
  compareTrustTexts,
  DTS_SERVICE,
  type Grant,
  policyGrants,
  TrustPolicy,
  TrustPolicyError,
} from "../trust";

/** For whom DTS may assume a role of another account. */
export interface DtsTrust {
  /** The other accounts whose DTS is named, in the order of the document. */
  readonly accounts: readonly AccountId[];
  /** Whether a wildcard lets in DTS of accounts that nobody named. */
  readonly anyAccount: boolean;
  /** Why it cannot be told, a sentence each; else empty. */
  readonly reasons: readonly string[];
  /** Whether a principal is a string where the provider wants a list. */
  readonly hasScalarPrincipals: boolean;
}

/** Who of another account than `owner` a trust policy lets in as DTS; undefined where it lets in nobody. */
export function dtsTrust(document: string, owner: string): DtsTrust | undefined {
  const { verdict, reasons } = compareTrustTexts(undefined, document);
  const allows = grantsOf(document).filter(({ effect }) => effect === "Allow");
  const found = {
    accounts: [...new Set(allows.flatMap((grant) => accountsOf(grant, owner)))],
    anyAccount: allows.some(isAnyDts),
    reasons: verdict === "unknown" ? reasons : [],
    hasScalarPrincipals: hasScalarPrincipals(document),
  };
  const isFound = found.accounts.length > 0 || found.anyAccount || found.reasons.length > 0;
  return isFound ? found : undefined;
}

function grantsOf(document: string): readonly Grant[] {
  try {
    return policyGrants(TrustPolicy.parse(document));
  } catch (error) {
    if (error instanceof TrustPolicyError) return [];
    throw error;
  }
}

function accountsOf({ principal }: Grant, owner: string): AccountId[] {
  const isOther =
    principal.kind === "serviceForAccount" &&
    principal.service === DTS_SERVICE &&
    principal.accountId !== owner;
  return isOther ? [principal.accountId] : [];
}

const NAMES_DTS = /[*?]|@dts\.aliyuncs\.com$/i;

/** A principal that is no service by its form may be one of DTS where it has a wildcard. */
function isAnyDts({ principal }: Grant): boolean {
  if (principal.kind !== "other" || !["*", "Service"].includes(principal.type)) return false;
  return NAMES_DTS.test(principal.text);
}

/** The provider crashes on reading a role whose principals are strings. */
function hasScalarPrincipals(document: string): boolean {
  try {
    const { Statement } = JSON.parse(document);
    return [Statement].flat().some((it) => {
      const principals: unknown = it?.Principal;
      return (
        typeof principals === "string" ||
        Object.values(Object(principals)).some((value) => typeof value === "string")
      );
    });
  } catch {
    return false;
  }
}
