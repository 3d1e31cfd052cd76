import { grantText, type KnownAccounts, policyAllows, VERDICTS, type Verdict } from "../review";
import { type DtsAccess, systemPoliciesFor, VPC_READ_ONLY_POLICY } from "../role/rules";
import { compareTrustTexts, TrustPolicy } from "../trust";
import type { AttachedPolicy, FoundRole } from "./read-account";
import type { DtsTrust } from "./who-may";

/** A RAM role that DTS of another account may assume, and how it differs from the one that a pair makes. */
export interface DiscoveredRole {
  readonly ownerAccountId: string;
  readonly role: string;
  /** The accounts whose DTS may assume it. */
  readonly trustedAccountIds: readonly string[];
  /** Whether a wildcard lets in DTS of every account. */
  readonly anyAccount: boolean;
  readonly policies: readonly AttachedPolicy[];
  /** What a pair says to attach these policies, and no more where it cannot be told. */
  readonly access: DtsAccess;
  /** What a pair says to take the role over. */
  readonly adopt: true | { readonly policies: readonly string[] };
  /**
   * From the role that a pair makes to this one: `broadens` grants more, `narrows` less, `none` and `equivalent` grant
   * the same, and of `unknown` it cannot be told.
   */
  readonly verdict: Verdict;
  /** What it grants that a pair does not, in words. */
  readonly more: readonly string[];
  /** What it lacks of what a pair grants, in words. */
  readonly less: readonly string[];
  /** Why the verdict is `unknown`; else empty. */
  readonly reasons: readonly string[];
  /** Whether Terraform's provider crashes on the role, until its principals are made lists in the RAM console. */
  readonly hasScalarPrincipals: boolean;
}

/** Compares a role with the one that a pair for its first trusted account makes. */
export function discoveredRole(
  ownerAccountId: string,
  role: FoundRole,
  trust: DtsTrust,
  policies: readonly AttachedPolicy[],
  known: KnownAccounts | undefined,
): DiscoveredRole {
  const [trusted] = trust.accounts;
  const made = trusted === undefined ? undefined : TrustPolicy.forDts(trusted).toString();
  const { verdict, added, removed, reasons } = compareTrustTexts(made, role.trustPolicy);
  const isAttached = (name: string) => policies.some((it) => isSystem(it, name));
  const access = isAttached(VPC_READ_ONLY_POLICY) ? "express-connect" : "cloud-instance";
  const wanted = systemPoliciesFor(access);
  const missing = wanted.filter((name) => !isAttached(name));
  const extra = policies.filter((it) => !wanted.some((name) => isSystem(it, name)));
  const gained = added.filter(({ effective }) => effective);
  const denied = [
    ...gained.filter(({ effect }) => effect === "Deny"),
    ...removed.filter(({ effective }) => effective),
  ];
  return {
    ownerAccountId,
    role: role.name,
    trustedAccountIds: trust.accounts,
    anyAccount: trust.anyAccount,
    policies,
    access,
    adopt: missing.length === 0 || { policies: wanted.filter(isAttached) },
    verdict: worst([
      verdict,
      extra.length > 0 ? "broadens" : "none",
      missing.length > 0 ? "narrows" : "none",
    ]),
    more: [
      ...gained
        .filter(({ effect }) => effect === "Allow")
        .map((it) => `${grantText(it, known)} may assume it`),
      ...extra.map(attachedText),
    ],
    less: [
      ...denied.map((it) => `${grantText(it, known)} may not assume it`),
      ...missing.map((name) => `System policy ${name} is not attached`),
    ],
    reasons: [...new Set([...trust.reasons, ...reasons])],
    hasScalarPrincipals: trust.hasScalarPrincipals,
  };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? "none";
}

function isSystem({ name, type }: AttachedPolicy, wanted: string): boolean {
  return type === "System" && name === wanted;
}

function attachedText({ name, type }: AttachedPolicy): string {
  const allows = policyAllows(name, type);
  return `${type} policy ${name} is attached${allows === undefined ? "" : `, which allows ${allows}`}`;
}
