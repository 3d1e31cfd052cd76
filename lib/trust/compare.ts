import { attempt, Budget, TooComplex } from "./budget";
import { diffAccess, diffPlain, type TrustRequest } from "./diff-access";
import { TrustPolicyError } from "./error";
import { type Grant, type GrantMap, grantsOf, type Names } from "./grant";
import { notUnderstood, uncertainParts } from "./not-understood";
import { TrustPolicy } from "./policy";
import { normalForm } from "./print";

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
  /** The later one's other grants. Empty where it cannot be read. */
  readonly kept: readonly Grant[];
  /** Why the verdict is `unknown`, and how many grants are not listed; else empty. */
  readonly reasons: readonly string[];
  /** A request that is let in now and was not, where the verdict is `broadens`. */
  readonly gained?: TrustRequest;
}

/** How a comparison is to be made. */
export interface CompareOptions {
  /**
   * What all comparisons of a run may do together. What is left in it is what is spent, whatever a document says:
   * where nothing is left, two texts that differ are `unknown`.
   *
   * @default a budget of its own for each comparison
   */
  readonly budget?: Budget;
}

/** A longer document is not read; RAM itself takes a tenth of it. */
export const MAX_TRUST_TEXT = 65_536;
/** How many condition values the listed grants may show in all. */
const MAX_LISTED_VALUES = 20_000;
const MAX_REASONS = 20;

const NOTHING = { added: [], removed: [], kept: [], reasons: [] } as const;
const SAME: TrustComparison = { ...NOTHING, verdict: "none" };
const TOO_LONG = unknown(`a trust policy is longer than ${MAX_TRUST_TEXT} characters`);
const TOO_COMPLEX = unknown("there are too many grants or conditions to compare");

/**
 * Compares two trust policies; `undefined` is that of a role that does not exist: it lets nobody in.
 *
 * Exact over principals and actions, where RAM documents how they are read; where it leaves two readings, the worse
 * verdict counts. Conditions are compared by which tests they hold, each test standing for itself where it is not
 * known to imply another: more may be said to be granted than is, and never less. What is not understood is
 * `unknown`, unless both documents say the same in another order.
 *
 * @param before the policy as it is
 * @param after the policy as it will be
 */
export function compareTrustPolicies(
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
  { budget = new Budget() }: CompareOptions = {},
): TrustComparison {
  return attempt(
    TooComplex,
    () => compareParts(before ?? NOBODY, after ?? NOBODY, budget.part()),
    () => TOO_COMPLEX,
  );
}

/**
 * Compares two documents as text; `undefined` is that of a role that does not exist.
 *
 * The same text is `none`, whatever it says; a text that is no trust policy is `unknown`.
 */
export function compareTrustTexts(
  before: string | undefined,
  after: string | undefined,
  { budget = new Budget() }: CompareOptions = {},
): TrustComparison {
  return attempt(
    TooComplex,
    () => compareTexts(before, after, budget),
    () => (before === after ? SAME : TOO_COMPLEX),
  );
}

function compareTexts(
  before: string | undefined,
  after: string | undefined,
  budget: Budget,
): TrustComparison {
  const isTooLong = Math.max(before?.length ?? 0, after?.length ?? 0) > MAX_TRUST_TEXT;
  if (isTooLong) return before === after ? SAME : TOO_LONG;
  const now = parsed(after, "the later document", budget);
  if (before === after) {
    const statements = typeof now === "object" ? now.statements : [];
    return listed("none", { kept: [...grantsOf(statements, new Map(), budget).values()] });
  }
  const old = parsed(before, "the earlier document", budget);
  if (typeof old === "string" || typeof now === "string")
    return unknown(...[old, now].filter((it) => typeof it === "string"));
  const comparison = compareTrustPolicies(old, now, { budget });
  const isRewritten = old !== undefined && now !== undefined && comparison.verdict === "none";
  return isRewritten ? { ...comparison, verdict: "equivalent" } : comparison;
}

function unknown(...reasons: readonly string[]): TrustComparison {
  return { ...NOTHING, verdict: "unknown", reasons };
}

const NOBODY = new TrustPolicy({ statements: [] });

/** How many characters are read in the time of one step. */
const CHARACTERS_PER_STEP = 8;

function parsed(text: string | undefined, which: string, budget: Budget): TrustPolicy | string | undefined {
  if (text === undefined) return undefined;
  budget.spend(Math.ceil(text.length / CHARACTERS_PER_STEP));
  return attempt<TrustPolicy | string, TrustPolicyError>(
    TrustPolicyError,
    () => TrustPolicy.parse(text),
    (error) => `${which} cannot be read: ${error.message}`,
  );
}

function compareParts(before: TrustPolicy, after: TrustPolicy, budget: Budget): TrustComparison {
  const names: Names = new Map();
  const [old, now] = [grantsOf(before.statements, names, budget), grantsOf(after.statements, names, budget)];
  const [[added, kept], [removed]] = [dividedBy(old, now), dividedBy(now, old)];
  const reasons = notUnderstood(before, after);
  const isSame =
    reasons.length > 0 ? normalForm(before) === normalForm(after) : added.length + removed.length === 0;
  if (isSame) return listed(`${before}` === `${after}` ? "none" : "equivalent", { kept: [...now.values()] });
  const lists = { before: [...old.values()], after: [...now.values()], added, removed };
  const plain = reasons.length > 0 ? undefined : diffPlain(lists);
  if (plain === undefined) reasons.push(...uncertainParts([...added, ...removed]));
  if (reasons.length > 0)
    return listed("unknown", { added: marked(added), removed: marked(removed), kept, reasons });
  const { verdict, effective, gained } = plain ?? diffAccess(lists, budget);
  if (verdict === "equivalent") return listed(verdict, { kept: lists.after });
  const comparison = listed(verdict, {
    added: marked(added, effective),
    removed: marked(removed, effective),
    kept,
  });
  return gained ? { ...comparison, gained } : comparison;
}

/** The grants that `others` has not, and those that it has. */
function dividedBy(others: GrantMap, grants: GrantMap): readonly [Grant[], Grant[]] {
  const divided: [Grant[], Grant[]] = [[], []];
  for (const [key, grant] of grants) divided[others.has(key) ? 1 : 0].push(grant);
  return divided;
}

/** The grants with whether each is effective: all of them where it cannot be told. */
function marked(grants: readonly Grant[], those?: ReadonlySet<Grant>): ChangedGrant[] {
  return grants.map((grant) => {
    const { effect, principal, action, conditions } = grant;
    return { effect, principal, action, conditions, effective: those === undefined || those.has(grant) };
  });
}

/** A comparison that lists what fits, the changed grants first: what is shown is bounded, the verdict is not touched. */
function listed(verdict: TrustVerdict, lists: Partial<TrustComparison>): TrustComparison {
  const { added = [], removed = [], kept = [], reasons = [] } = lists;
  const room = { left: MAX_LISTED_VALUES };
  const some = { added: fitting(added, room), removed: fitting(removed, room), kept: fitting(kept, room) };
  const unlisted =
    added.length - some.added.length + removed.length - some.removed.length + kept.length - some.kept.length;
  const missing = unlisted === 0 ? [] : [`${unlisted} more grants are not listed`];
  const more = reasons.length - MAX_REASONS;
  const others = more > 0 ? [`and ${more} more of this kind`] : [];
  return { verdict, ...some, reasons: [...reasons.slice(0, MAX_REASONS), ...others, ...missing] };
}

/** The first of `grants` whose condition values fit into what is left; once one does not, none after it does. */
function fitting<T extends Grant>(grants: readonly T[], room: { left: number }): readonly T[] {
  const end = grants.findIndex((grant) => {
    room.left -= valuesOf(grant);
    return room.left < 0;
  });
  return end === -1 ? grants : grants.slice(0, end);
}

function valuesOf({ conditions }: Grant): number {
  let count = 0;
  for (const tests of Object.values(conditions))
    for (const values of Object.values(tests)) count += 1 + values.length;
  return count;
}
