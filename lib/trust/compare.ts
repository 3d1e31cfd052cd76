import { attempt, TooComplex } from "./budget";
import { TrustPolicyError } from "./error";
import { type Grant, grantsOf } from "./grant";
import { normalForm } from "./normal-form";
import { notUnderstood } from "./not-understood";
import { TrustPolicy } from "./policy";
import { type TrustRequest, whoDiffers } from "./who-differs";

/**
 * What a change of a trust policy does.
 *
 * `none`: nothing. `equivalent`: it is written otherwise, and means the same. `narrows`: some may no longer, nobody
 * may that could not before. `broadens`: somebody may that could not before, whatever else is taken away.
 * `unknown`: it cannot be told.
 */
export type TrustVerdict = "none" | "equivalent" | "narrows" | "broadens" | "unknown";

/** A grant that only one of two policies has. */
export interface ChangedGrant extends Grant {
  /**
   * Whether it makes a difference by itself: a user's does not where the account is trusted on both sides. True
   * where it cannot be told.
   */
  readonly effective: boolean;
}

/** Two trust policies, compared by whom they let in. */
export interface TrustComparison {
  readonly verdict: TrustVerdict;
  /** The grants that only the later one has; empty where nothing changes in meaning. */
  readonly added: readonly ChangedGrant[];
  /** The grants that only the earlier one has; empty where nothing changes in meaning. */
  readonly removed: readonly ChangedGrant[];
  /** The later one's other grants. Empty where nothing had to be read: the texts are the same, or not readable. */
  readonly kept: readonly Grant[];
  /** Why the verdict is `unknown`; else empty. */
  readonly reasons: readonly string[];
  /** A request that is let in now and was not, where the verdict is `broadens`. */
  readonly gained?: TrustRequest;
}

const SAME = { added: [], removed: [], kept: [], reasons: [] } as const;
/** A longer document is not read; RAM itself takes a tenth of it. */
export const MAX_TRUST_TEXT = 65_536;
const TOO_LONG = `a trust policy is longer than ${MAX_TRUST_TEXT} characters`;
const TOO_COMPLEX = "there are too many grants, wildcards or conditions to compare";

/**
 * Compares two trust policies; `undefined` is that of a role that does not exist: it lets nobody in.
 *
 * Exact over principals, wildcards and actions. Conditions are compared by which tests they hold, each test
 * standing for itself: of two conditions that only the values relate, more may be said to be granted than is. What
 * is not understood is `unknown`, unless both documents say the same in another order.
 *
 * @param before the policy as it is
 * @param after the policy as it will be
 */
export function compareTrustPolicies(
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
): TrustComparison {
  const [old, now] = [before ?? NOBODY, after ?? NOBODY];
  return attempt(
    TooComplex,
    () => compareParts(old, now),
    () => unknown([TOO_COMPLEX]),
  );
}

/**
 * Compares two documents as text; `undefined` is that of a role that does not exist.
 *
 * The same text is `none`, whatever it says; a text that is no trust policy is `unknown`.
 */
export function compareTrustTexts(before: string | undefined, after: string | undefined): TrustComparison {
  if (before === after) return { verdict: "none", ...SAME };
  if (Math.max(before?.length ?? 0, after?.length ?? 0) > MAX_TRUST_TEXT) return unknown([TOO_LONG]);
  const [old, now] = [parsed(before, "the earlier document"), parsed(after, "the later document")];
  const reasons = [old, now].filter((it) => typeof it === "string");
  if (typeof old === "string" || typeof now === "string") return unknown(reasons);
  const comparison = compareTrustPolicies(old, now);
  const isRewritten = comparison.verdict === "none" && before !== undefined && after !== undefined;
  return isRewritten ? { ...comparison, verdict: "equivalent" } : comparison;
}

function unknown(reasons: readonly string[]): TrustComparison {
  return { ...SAME, verdict: "unknown", reasons };
}

const NOBODY = new TrustPolicy({ statements: [] });

function parsed(text: string | undefined, which: string): TrustPolicy | string | undefined {
  if (text === undefined) return undefined;
  return attempt<TrustPolicy | string, TrustPolicyError>(
    TrustPolicyError,
    () => TrustPolicy.parse(text),
    (error) => `${which} cannot be read: ${error.message}`,
  );
}

function compareParts(before: TrustPolicy, after: TrustPolicy): TrustComparison {
  const [old, now] = [grantsOf(before.statements), grantsOf(after.statements)];
  const [added, removed] = [onlyIn(now, old), onlyIn(old, now)];
  const reasons = [...new Set([...notUnderstood(before), ...notUnderstood(after)])];
  const isSame =
    reasons.length > 0 ? normalForm(before) === normalForm(after) : added.length + removed.length === 0;
  if (isSame) return { verdict: rewritten(before, after), ...SAME, kept: [...now.values()] };
  const grants = (isEffective: (grant: Grant) => boolean) => {
    const mark = (grant: Grant) => ({ ...grant, effective: isEffective(grant) });
    const kept = [...now].filter(([key]) => old.has(key)).map(([, grant]) => grant);
    return { added: added.map(mark), removed: removed.map(mark), kept };
  };
  if (reasons.length > 0) return { verdict: "unknown", ...grants(() => true), reasons };
  const { strange, effective, ...found } = whoDiffers([...old.values()], [...now.values()], added, removed);
  if (strange.length > 0) return { verdict: "unknown", ...grants(() => true), reasons: strange };
  if (found.verdict === "equivalent") return { ...found, ...SAME, kept: [...now.values()] };
  return { ...found, ...grants((grant) => effective.has(grant)), reasons: [] };
}

function rewritten(before: TrustPolicy, after: TrustPolicy): TrustVerdict {
  return before.toString() === after.toString() ? "none" : "equivalent";
}

function onlyIn(a: Map<string, Grant>, b: Map<string, Grant>): Grant[] {
  const found: Grant[] = [];
  for (const [key, grant] of a) if (!b.has(key)) found.push(grant);
  return found;
}
