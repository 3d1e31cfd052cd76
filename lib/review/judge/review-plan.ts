import { Budget, compareTrustTexts, type TrustComparison } from "../../trust";
import { isSensitive, SENSITIVE } from "../plan/attribute-values";
import { finding } from "../plan/findings";
import {
  type Check,
  type Plan,
  RAM_ROLE,
  RAM_ROLE_POLICY_ATTACHMENT,
  type ResourceChange,
} from "../plan/plan";
import type { ActionReview, ChangeReview, DriftReview, PairReview } from "../report";
import { type Verdict, worst } from "../report";
import { reviewDriftedGrant, reviewOtherGrant } from "./review-other-grants";
import { reviewPolicies, unmanagedPolicies } from "./review-policies";
import { reviewSettings } from "./review-settings";
import { type Compare, hasOtherTrust, reviewDriftedTrust, reviewTrust } from "./review-trust";
import { ownerOf, RoleNames, rawRoleName } from "./role-names";

/** What is known of a pair beside its plan. */
export interface ReviewOptions {
  /** The account that owns the role, for plans that do not say it: a role that is not made yet has no ARN. */
  readonly ownerAccountId?: string;
  /**
   * What all comparisons of a run may do together, of which one plan takes a part at most; where nothing is left,
   * what differs is `unknown`.
   *
   * @default a budget for this plan alone
   */
  readonly budget?: Budget;
}

/** The steps of one plan's comparisons: less than a second. Thousands of roles of ordinary documents take fewer. */
const STEPS_OF_PLAN = 1_000_000;

/**
 * Judges the plan of one pair, by meaning: what it changes, and what has been changed by hand.
 *
 * A change of settings alone is `equivalent`. Drift is only what differs in meaning: Terraform lists a role after
 * nearly every apply, for attributes that lag behind or for white space, and that is none. What the plan does not
 * show, or what is not understood, is `unknown`; so is a plan that failed on the way.
 *
 * @param pair the name that the report gives it
 */
export function reviewPlan(pair: string, plan: Plan, options: ReviewOptions = {}): PairReview {
  const budget = (options.budget ?? new Budget(STEPS_OF_PLAN)).part(STEPS_OF_PLAN);
  const judge = new Judge(plan, options.ownerAccountId ?? null, budget);
  return { pair, change: judge.change(), drift: judge.drift(), checks: judge.checks() };
}

/** The review of a pair that has no plan, because planning or reading it failed: `unknown`, and why. */
export function failedReview(pair: string, message: string): PairReview {
  const nothing = { verdict: "unknown", trust: [], policies: [], otherGrants: [], settings: [] } as const;
  const checks = [finding(message, pair, "error")];
  return { pair, change: { ...nothing, actions: [], otherResources: 0 }, drift: nothing, checks };
}

interface Compared {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly found: TrustComparison;
}

/** Judges one plan. */
class Judge {
  private readonly roles: readonly ResourceChange[];
  private readonly attachments: readonly ResourceChange[];
  private readonly names: RoleNames;
  private readonly owners: ReadonlyMap<string, string>;
  /** The roles that are in the state as those of another account, by address: their owner there. */
  private readonly elsewhere: ReadonlyMap<string, string>;

  private last: Compared | undefined;

  constructor(
    private readonly plan: Plan,
    private readonly owner: string | null,
    private readonly budget: Budget,
  ) {
    this.roles = plan.changes.filter(isRole);
    this.attachments = plan.changes.filter(isAttachment);
    this.names = new RoleNames(this.roles);
    this.owners = ownersByAddress(plan.drift, plan.changes);
    this.elsewhere = new Map(owner === null ? [] : [...this.owners].filter(([, it]) => it !== owner));
  }

  change(): ChangeReview {
    const { plan, roles, names } = this;
    const trust = roles.map((it) => reviewTrust(it, this.ownerOf(it), this.compare));
    const policies = this.attachments.flatMap((it) => reviewPolicies(it, names));
    const otherGrants = plan.otherGrants.map(reviewOtherGrant);
    const settings = roles.flatMap(reviewSettings);
    const isUncertain = this.isUncertain() || plan.deferred.length > 0 || plan.unsupportedProvider.changed;
    return {
      verdict: total([...trust, ...policies, ...otherGrants], settings, isUncertain),
      trust,
      policies,
      otherGrants,
      settings,
      actions: plan.changes.filter(isAction).map(reviewAction),
      otherResources: plan.otherResources,
    };
  }

  drift(): DriftReview {
    const { plan } = this;
    const roles = plan.drift.filter((it) => isRole(it) && !this.elsewhere.has(it.address));
    const trust = roles
      .filter(hasOtherTrust)
      .map((it) => reviewDriftedTrust(it, this.ownerOf(it), this.compare))
      .filter(isDrift);
    const names = new RoleNames(plan.drift.filter(isRole));
    const found = plan.drift
      .filter((it) => isAttachment(it) && !this.isElsewhere(it))
      .flatMap((it) => reviewPolicies(it, names, true))
      .filter(isDrift);
    const policies = [...found, ...unmanagedPolicies(plan.foundPolicies, this.names, this.attachments)];
    const otherGrants = plan.otherGrantsDrift.flatMap(reviewDriftedGrant);
    const settings = roles.flatMap(reviewSettings).filter(({ attribute }) => attribute !== "force");
    // Without all resources, not all were looked at.
    const isUncertain = this.isUncertain() || !plan.complete || plan.unsupportedProvider.drifted;
    return {
      verdict: total([...trust, ...policies, ...otherGrants], settings, isUncertain),
      trust,
      policies,
      otherGrants,
      settings,
    };
  }

  /** The checks of the plan, after what is to be said about it as a whole. */
  checks(): Check[] {
    const { errored, complete, deferred, doubts, checks } = this.plan;
    return [
      ...(errored ? [finding(NOT_ALL, "", "error")] : []),
      ...(complete || errored ? [] : [finding(NOT_COMPLETE)]),
      ...deferred.map((address) => finding("the plan does not show what Terraform will do here", address)),
      ...[...this.elsewhere].map(([address, account]) =>
        finding(this.elsewhereMessage(account), address, "error"),
      ),
      ...doubts,
      ...checks,
    ];
  }

  private elsewhereMessage(account: string): string {
    return `the state has this role in account ${account}, and the pair's owner is ${this.owner}: destroy it there first, or keep the pair and add another`;
  }

  private isUncertain(): boolean {
    return this.plan.errored || this.plan.doubts.length > 0 || this.elsewhere.size > 0;
  }

  /** The owner of a role: one that was deleted by hand has its ARN in the drift only. */
  private ownerOf({ address }: ResourceChange): string | null {
    return this.owners.get(address) ?? this.owner;
  }

  /** Whether an attachment is at a role of another account than the pair's. */
  private isElsewhere({ before }: ResourceChange): boolean {
    if (this.elsewhere.size === 0 || before === undefined) return false;
    const name = rawRoleName(before);
    const roles = [...this.plan.drift, ...this.plan.changes].filter((it) => this.elsewhere.has(it.address));
    return roles.some((it) => it.before !== undefined && rawRoleName(it.before) === name);
  }

  // Many roles of a plan have the same documents, one after the other.
  private readonly compare: Compare = (before, after) => {
    if (this.last === undefined || this.last.before !== before || this.last.after !== after)
      this.last = { before, after, found: compareTrustTexts(before, after, { budget: this.budget }) };
    return this.last.found;
  };
}

const NOT_ALL = "planning failed on the way: what the plan shows is not all";
const NOT_COMPLETE = "the plan is not complete: it was made with -target, or parts are deferred";

/** The owners of roles; what a later list says counts. */
function ownersByAddress(...lists: readonly (readonly ResourceChange[])[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const list of lists)
    for (const it of list) {
      const owner = isRole(it) ? ownerOf(it) : null;
      if (owner !== null) owners.set(it.address, owner);
    }
  return owners;
}

function total(
  judged: readonly { readonly verdict: Verdict }[],
  settings: readonly unknown[],
  isUncertain: boolean,
): Verdict {
  if (isUncertain) return "unknown";
  const found = worst(judged.map(({ verdict }) => verdict));
  return found === "none" && settings.length > 0 ? "equivalent" : found;
}

function isRole({ type }: ResourceChange): boolean {
  return type === RAM_ROLE;
}

function isAttachment({ type }: ResourceChange): boolean {
  return type === RAM_ROLE_POLICY_ATTACHMENT;
}

function isDrift({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict !== "none" && verdict !== "equivalent";
}

function isAction({ kind, importing }: ResourceChange): boolean {
  return kind !== "no-op" || importing !== undefined;
}

const PARTS_OF_ID = ["id", "name", "role_name", "policy_name", "policy_type"];

function reviewAction(change: ResourceChange): ActionReview {
  const { address, type, kind, actions, importing = null, deposed = null } = change;
  return {
    address,
    type,
    actions: kind === "no-op" ? [] : actions,
    importing: importing !== null && hasHiddenId(change) ? SENSITIVE : importing,
    deposed,
  };
}

function hasHiddenId({ before, after }: ResourceChange): boolean {
  return PARTS_OF_ID.some((it) => [before, after].some((side) => side && isSensitive(side, it)));
}
