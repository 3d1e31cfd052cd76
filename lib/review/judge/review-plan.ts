import { isSensitive, SENSITIVE } from "../plan/attribute-values";
import {
  type Check,
  type Plan,
  RAM_ROLE,
  RAM_ROLE_POLICY_ATTACHMENT,
  type ResourceChange,
} from "../plan/plan";
import type { ActionReview, ChangeReview, DriftReview, PairReview, TrustReview } from "../report";
import { renamedRoles, reviewPolicies } from "./review-policies";
import { reviewSettings } from "./review-settings";
import { reviewTrust } from "./review-trust";
import { ownerOf } from "./role-name";
import { driftedTrust } from "./trust-source";
import { type Verdict, worst } from "./verdict";

/** What is known of a pair beside its plan. */
export interface ReviewOptions {
  /** The account that owns the role, for plans that do not say it: a role that is not made yet has no ARN. */
  readonly ownerAccountId?: string;
}

/**
 * Judges the plan of one pair, by meaning: what it changes, and what has been changed by hand.
 *
 * A change of settings alone is `equivalent`. Drift is only what differs in meaning: Terraform lists a role after
 * nearly every apply, for attributes that lag behind or for white space, and that is none. A plan that failed on
 * the way is `unknown`.
 *
 * @param pair the name that the report gives it
 */
export function reviewPlan(pair: string, plan: Plan, options: ReviewOptions = {}): PairReview {
  const ownerOfRole = owners(plan, options.ownerAccountId ?? null);
  const change = reviewChange(plan, ownerOfRole);
  const drift = reviewDrift(plan, ownerOfRole);
  const checks = [...planFindings(plan), ...plan.checks];
  if (!plan.errored) return { pair, change, drift, checks };
  return { pair, change: { ...change, verdict: "unknown" }, drift: { ...drift, verdict: "unknown" }, checks };
}

/** The review of a pair that has no plan, because planning or reading it failed: `unknown`, and why. */
export function failedReview(pair: string, message: string): PairReview {
  const nothing = { verdict: "unknown", trust: [], policies: [], settings: [] } as const;
  const check: Check = { kind: "plan", address: pair, status: "error", messages: [message] };
  return { pair, change: { ...nothing, actions: [], otherResources: 0 }, drift: nothing, checks: [check] };
}

type Owners = (address: string) => string | null;

/** The owner of a role by its address: a role that was deleted by hand has its ARN in the drift only. */
function owners({ drift, changes }: Plan, otherwise: string | null): Owners {
  const found = new Map<string, string>();
  for (const change of [...drift, ...changes].filter(isRole)) {
    const owner = ownerOf(change);
    if (owner !== null) found.set(change.address, owner);
  }
  return (address) => found.get(address) ?? otherwise;
}

function isRole({ type }: ResourceChange): boolean {
  return type === RAM_ROLE;
}

function isAttachment({ type }: ResourceChange): boolean {
  return type === RAM_ROLE_POLICY_ATTACHMENT;
}

function reviewChange(plan: Plan, ownerOfRole: Owners): ChangeReview {
  const roles = plan.changes.filter(isRole);
  const trust = roles.map((role) => reviewTrust(role, ownerOfRole(role.address)));
  const renamed = renamedRoles(roles);
  const policies = plan.changes.filter(isAttachment).flatMap((it) => reviewPolicies(it, renamed));
  const settings = roles.flatMap(reviewSettings);
  const actions = plan.changes.filter(isAction).map(reviewAction);
  const unjudged: Verdict[] = plan.deferred.length > 0 || plan.strangers.changed ? ["unknown"] : [];
  const verdict = worst([
    ...verdicts(trust),
    ...verdicts(policies),
    ...settings.map(equivalent),
    ...unjudged,
  ]);
  return { verdict, trust, policies, actions, settings, otherResources: plan.otherResources };
}

function reviewDrift(plan: Plan, ownerOfRole: Owners): DriftReview {
  const roles = plan.drift.filter(isRole);
  const trust = roles
    .filter(hasOtherTrust)
    .map((role) => reviewTrust(role, ownerOfRole(role.address), driftedTrust(role)))
    .filter(isDrift);
  const renamed = renamedRoles(roles);
  const policies = plan.drift
    .filter(isAttachment)
    .flatMap((it) => reviewPolicies(it, renamed))
    .filter(isDrift);
  const settings = roles.flatMap(reviewSettings).filter(({ attribute }) => attribute !== "force");
  const strangers: Verdict[] = plan.strangers.drifted ? ["unknown"] : [];
  return {
    verdict: worst([...verdicts(trust), ...verdicts(policies), ...settings.map(equivalent), ...strangers]),
    trust,
    policies,
    settings,
  };
}

// Nearly every apply lists every role as drifted: most need no closer look.
function hasOtherTrust(role: ResourceChange): boolean {
  return driftedTrust(role).some(
    ({ before, after }) =>
      before?.kind !== "document" || after?.kind !== "document" || before.text !== after.text,
  );
}

function isDrift({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict !== "none" && verdict !== "equivalent";
}

function equivalent(): Verdict {
  return "equivalent";
}

function verdicts(reviews: readonly Pick<TrustReview, "verdict">[]): Verdict[] {
  return reviews.map(({ verdict }) => verdict);
}

function isAction({ kind, importing }: ResourceChange): boolean {
  return kind !== "no-op" || importing !== undefined;
}

function reviewAction(change: ResourceChange): ActionReview {
  const { address, type, actions, deposed, kind } = change;
  return {
    address,
    type,
    actions: kind === "no-op" ? [] : actions,
    importing: importedId(change),
    deposed: deposed ?? null,
  };
}

/** What an import ID is made of. */
const NAMES = ["id", "name", "role_name", "policy_name", "policy_type"];

function importedId({ importing, before, after }: ResourceChange): string | null {
  const isHidden = [before, after].some((side) => side && NAMES.some((name) => isSensitive(side, name)));
  return importing !== undefined && isHidden ? SENSITIVE : (importing ?? null);
}

function planFindings({ errored, complete, deferred }: Plan): Check[] {
  const failed: Check = {
    kind: "plan",
    address: "",
    status: "error",
    messages: ["planning failed on the way: what the plan shows is not all"],
  };
  const partial: Check = {
    kind: "plan",
    address: "",
    status: "unknown",
    messages: ["the plan is not complete: it was made with -target, or parts are deferred"],
  };
  const waiting = deferred.map<Check>((address) => ({
    kind: "plan",
    address,
    status: "unknown",
    messages: ["Terraform cannot plan this change yet"],
  }));
  return [...(errored ? [failed] : []), ...(errored || complete ? [] : [partial]), ...waiting];
}
