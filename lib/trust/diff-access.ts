import { attempt, type Budget, TooComplex } from "./budget";
import { type Formula, type Term, Tests } from "./condition";
import { type Grant, sameOf } from "./grant";
import type { Effect } from "./policy";
import { PRINCIPAL_TYPES, Principals, principalText, principalType } from "./principal";
import { type Reading, readings } from "./reading";
import {
  ALL,
  actionName,
  isCertainAction,
  isCertainPrincipal,
  isEveryAccount,
  type Member,
  principalName,
  spaceOfActions,
  spaceOfPrincipals,
  stranger,
} from "./space";

/** One request to assume the role, as an example. */
export interface TrustRequest {
  readonly type: string;
  readonly principal: string;
  readonly action: string;
  /** The tests that hold for it, each the JSON of operator, key and values. */
  readonly holding: readonly string[];
}

/** Whom two lists of grants treat differently. */
export interface Difference {
  readonly verdict: "equivalent" | "narrows" | "broadens";
  /** A request that only the later list lets in. */
  readonly gained?: TrustRequest;
  /** Those of the changed grants that make a difference each by itself, beside the list that lacks it. */
  readonly effective: ReadonlySet<Grant>;
}

/** The grants of two documents. */
export interface GrantLists {
  readonly before: readonly Grant[];
  readonly after: readonly Grant[];
  /** The grants that only the later one has. */
  readonly added: readonly Grant[];
  /** The grants that only the earlier one has. */
  readonly removed: readonly Grant[];
}

/** Asks every requester and action that the grants tell apart, in every reading of them. @throws TooComplex */
export function diffAccess(lists: GrantLists, budget: Budget): Difference {
  const changed = [...lists.added, ...lists.removed];
  // Elsewhere nothing changes.
  const types = PRINCIPAL_TYPES.filter((type) => changed.some((grant) => isOfType(grant, type)));
  const spaces = readings([...lists.before, ...lists.after]).flatMap((reading) =>
    types.map((type) => principalSpace(type, lists, reading, budget)),
  );
  const gained = firstOf(spaces, gainedIn);
  const isLost = gained === undefined && firstOf(spaces, lostIn) !== undefined;
  if (!gained && !isLost) return { verdict: "equivalent", effective: new Set() };
  // The verdict stands: where more would take too long, every changed grant counts.
  const effective = attempt(
    TooComplex,
    () => new Set(spaces.flatMap(effectiveIn)),
    () => new Set(changed),
  );
  return gained ? { verdict: "broadens", gained, effective } : { verdict: "narrows", effective };
}

function firstOf<T, U>(items: readonly T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All requesters of one type, and where the changed grants speak of them. */
interface PrincipalSpace {
  readonly type: string;
  readonly tests: Tests;
  readonly places: readonly Place[];
  readonly changed: ReadonlySet<Grant>;
}

/** A requester, an action, and the grants that speak of both. */
interface Place {
  readonly who: Member;
  readonly what: Member;
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
}

/** What it takes to find out where one grant speaks. */
const STEPS_TO_PLACE = 10;

function principalSpace(type: string, lists: GrantLists, reading: Reading, budget: Budget): PrincipalSpace {
  const tests = new Tests(budget);
  const changed = new Set([...lists.added, ...lists.removed].filter((grant) => isOfType(grant, type)));
  const place = (grants: readonly Grant[]) => {
    budget.spend(STEPS_TO_PLACE * grants.length);
    return grants.filter((grant) => isOfType(grant, type)).map((grant) => placed(grant, reading, tests));
  };
  const [before, after] = [place(lists.before), place(lists.after)];
  return { type, tests, places: placesOf(type, before, after, changed, budget), changed };
}

function gainedIn({ type, tests, places }: PrincipalSpace): TrustRequest | undefined {
  return firstOf(places, ({ who, what, before, after }) => {
    const holding = tests.allowedByOnly(formula(after), formula(before));
    return holding && { type, principal: who.example, action: what.example, holding };
  });
}

function lostIn({ tests, places }: PrincipalSpace): readonly string[] | undefined {
  return firstOf(places, ({ before, after }) => tests.allowedByOnly(formula(before), formula(after)));
}

function effectiveIn({ tests, places, changed }: PrincipalSpace): Grant[] {
  const found = new Set<Grant>();
  for (const { before, after } of places)
    for (const [grants, beside] of [
      [after, formula(before)],
      [before, formula(after)],
    ] as const)
      for (const one of grants)
        if (changed.has(one.grant) && !found.has(one.grant) && tells(one, beside, tests))
          found.add(one.grant);
  return [...found];
}

/** Whether a grant changes whom `beside` lets in. */
function tells({ grant, term }: Placed, beside: Formula, tests: Tests): boolean {
  const isAllow = grant.effect === "Allow";
  const more = isAllow ? { ...beside, allows: new Set([term]) } : beside;
  const less = isAllow ? beside : { ...beside, denies: new Set([...beside.denies, term]) };
  return tests.allowedByOnly(more, less) !== undefined;
}

function formula(grants: readonly Placed[]): Formula {
  const terms = (effect: Effect) =>
    new Set(grants.filter(({ grant }) => grant.effect === effect).map(({ term }) => term));
  return { allows: terms("Allow"), denies: terms("Deny") };
}

function isOfType({ principal }: Grant, type: string): boolean {
  const own = principalType(principal);
  return own === type || own === ALL;
}

/** A grant, and where it speaks. */
interface Placed {
  readonly grant: Grant;
  readonly principal: string;
  readonly action: string;
  readonly term: Term;
}

function placed(grant: Grant, { entryOf, keyOf }: Reading, tests: Tests): Placed {
  const type = principalType(grant.principal);
  const written = principalText(grant.principal);
  const action = grant.action.toLowerCase();
  const isCertain = isCertainPrincipal(type, written);
  const uncertain = isCertain ? [] : [JSON.stringify(["Principal", type, written])];
  if (!isCertainAction(action)) uncertain.push(JSON.stringify(["Action", action]));
  return {
    grant,
    principal: isCertain ? principalName(type, entryOf(type, written)) : ALL,
    action: actionName(action),
    term: tests.term(grant.conditions, keyOf, uncertain),
  };
}

function placesOf(
  type: string,
  before: readonly Placed[],
  after: readonly Placed[],
  changed: ReadonlySet<Grant>,
  budget: Budget,
): Place[] {
  const all = [...before, ...after];
  const [names, acts] = [all.map(({ principal }) => principal), all.map(({ action }) => action)];
  const [principals, actions] = [spaceOfPrincipals(type, names), spaceOfActions(acts, budget)];
  const [old, now] = [byPlace(before), byPlace(after)];
  const asked = new Map<Member, Set<Member>>();
  for (const { grant, principal, action } of all)
    if (changed.has(grant))
      for (const who of principals.named(principal)) {
        const actionsOf = sameOf(asked, who, () => new Set<Member>());
        for (const what of actions.named(action)) actionsOf.add(what);
        budget.spend(1 + actions.named(action).length);
      }
  return [...asked].flatMap(([who, whats]) =>
    [...whats].map((what) => {
      const [here, there] = [speakingOf(old, who, what), speakingOf(now, who, what)];
      budget.spend(1 + here.length + there.length);
      return { who, what, before: here, after: there };
    }),
  );
}

/** The grants of one document, by the names of principal and action. */
type ByPlace = ReadonlyMap<string, ReadonlyMap<string, readonly Placed[]>>;

function byPlace(grants: readonly Placed[]): ByPlace {
  const byName = new Map<string, Map<string, Placed[]>>();
  for (const grant of grants) {
    const byAction = sameOf(byName, grant.principal, () => new Map<string, Placed[]>());
    sameOf(byAction, grant.action, () => [] as Placed[]).push(grant);
  }
  return byName;
}

function speakingOf(grants: ByPlace, who: Member, what: Member): Placed[] {
  return [ALL, ...who.names].flatMap((name) => {
    const byAction = grants.get(name);
    return byAction ? [ALL, ...what.names].flatMap((action) => byAction.get(action) ?? []) : [];
  });
}

/**
 * Whom two lists of plain grants treat differently; undefined where one is not plain.
 *
 * Most documents only let in accounts, users, roles, services and the like, for one action and without conditions.
 * Then who is named is let in, with all of an account that is named, and no reading of RAM changes that.
 */
export function diffPlain({ before, after, added, removed }: GrantLists): Difference | undefined {
  const action = ((added[0] ?? removed[0]) as Grant).action.toLowerCase();
  if (!isCertainAction(action) || action.endsWith(ALL)) return undefined;
  for (const grants of [before, after])
    for (const grant of grants) if (!isPlain(grant, action)) return undefined;
  const [gains, losses] = [notCovered(added, before), notCovered(removed, after)];
  const effective = new Set([...gains, ...losses]);
  const [gained] = gains;
  if (gained === undefined) return { verdict: losses.length > 0 ? "narrows" : "equivalent", effective };
  const type = principalType(gained.principal);
  const principal = isToEveryAccount(gained)
    ? stranger(type, new Set([...before, ...after].map(accountOf)))
    : principalText(gained.principal);
  return { verdict: "broadens", gained: { type, principal, action, holding: [] }, effective };
}

function isPlain({ effect, principal, action, conditions }: Grant, only: string): boolean {
  if (effect === "Deny" || (action !== only && action.toLowerCase() !== only)) return false;
  for (const _ in conditions) return false;
  const [type, text] = [principalType(principal), principalText(principal)];
  if (principal.kind === "other" && type === "RAM") return isEveryAccount(text);
  return type !== ALL && isCertainPrincipal(type, text);
}

/** The plain grants to those whom no account of `others` brings in. */
function notCovered(grants: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
  if (others.some(isToEveryAccount)) return grants.filter((it) => principalType(it.principal) !== "RAM");
  const accounts = new Set(others.filter(({ principal }) => principal.kind === "account").map(accountOf));
  return grants.filter((it) => it.principal.kind === "account" || !accounts.has(accountOf(it)));
}

/** Whether a plain grant is to all accounts. */
function isToEveryAccount({ principal }: Grant): boolean {
  return principal.kind === "other" && principal.type === "RAM";
}

/** The account of a user or a role, or that is an account, as an entry. */
function accountOf({ principal }: Grant): string | undefined {
  const { kind } = principal;
  return kind === "account" || kind === "user" || kind === "role"
    ? principalText(Principals.account(principal.accountId))
    : undefined;
}
