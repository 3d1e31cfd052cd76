import { Budget } from "./budget";
import { allowedByOnly, type Clauses, clausesOf, type Formula } from "./condition";
import type { Grant } from "./grant";
import { quoted } from "./not-understood";
import { PRINCIPAL_TYPES, principalText, principalType } from "./principal";
import { ramSignatures, type Signature, signatures } from "./signatures";

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
  /** Why some grant cannot be placed; then the verdict means nothing. */
  readonly strange: readonly string[];
}

const EVERYBODY = "*";

/**
 * Asks every principal and action that the patterns of the grants tell apart.
 *
 * @param added the grants that only the later list has
 * @param removed the grants that only the earlier list has; whom none of both matches is treated alike by the lists
 * @throws TooComplex
 */
export function whoDiffers(
  before: readonly Grant[],
  after: readonly Grant[],
  added: readonly Grant[],
  removed: readonly Grant[],
): Difference {
  const budget = new Budget();
  const actions = patternsOf(before, after, ({ action }) => action.toLowerCase());
  const everyAction = signatures([...actions.keys()], budget);
  const lists = { before, after, added, removed };
  const worlds = typesOf([...added, ...removed]).map((type) => worldOf(type, lists, actions, budget));
  const strange = worlds.flatMap((world) => strangeEntries(world));
  const found: Found = { isLost: false, effective: new Set() };
  if (strange.length === 0) for (const world of worlds) compareIn(world, everyAction, budget, found);
  const { gained, isLost, effective } = found;
  if (gained) return { verdict: "broadens", gained, effective, strange };
  return { verdict: isLost ? "narrows" : "equivalent", effective, strange };
}

/** The types of principals that the grants speak of. */
function typesOf(grants: readonly Grant[]): readonly string[] {
  return PRINCIPAL_TYPES.filter((type) => grants.some((grant) => isOfType(grant, type)));
}

function isOfType({ principal }: Grant, type: string): boolean {
  const own = principalType(principal);
  return own === type || own === EVERYBODY;
}

/** The patterns of two lists of grants, each with a bit of its own. */
type Patterns = ReadonlyMap<string, bigint>;

function patternsOf(
  before: readonly Grant[],
  after: readonly Grant[],
  textOf: (grant: Grant) => string,
): Patterns {
  const bits = new Map<string, bigint>();
  for (const grants of [before, after])
    for (const grant of grants) {
      const text = textOf(grant);
      if (!bits.has(text)) bits.set(text, 1n << BigInt(bits.size));
    }
  return bits;
}

/** A grant, with its patterns as bits. */
interface Placed {
  readonly grant: Grant;
  readonly isAllow: boolean;
  readonly principal: bigint;
  readonly action: bigint;
  readonly clauses: Clauses;
}

/** The grants of both lists, and those that only one of them has. */
interface Lists<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

function mapLists<T, U>(
  { before, after, added, removed }: Lists<T>,
  map: (list: readonly T[]) => U[],
): Lists<U> {
  return { before: map(before), after: map(after), added: map(added), removed: map(removed) };
}

/** Everybody of one type, and the grants that speak of them. */
interface World {
  readonly type: string;
  readonly entries: Patterns;
  readonly principals: readonly Signature[];
  readonly lists: Lists<Placed>;
}

function worldOf(type: string, all: Lists<Grant>, actions: Patterns, budget: Budget): World {
  const lists = mapLists(all, (grants) => grants.filter((grant) => isOfType(grant, type)));
  const entries = patternsOf(lists.before, lists.after, entryText);
  const principals = (type === "RAM" ? ramSignatures : signatures)([...entries.keys()], budget);
  const place = (grants: readonly Grant[]) => grants.map((grant) => placed(grant, entries, actions));
  return { type, entries, principals, lists: mapLists(lists, place) };
}

// The only entry of type `*` is `*`: as a pattern it matches every principal of any type.
function entryText({ principal }: Grant): string {
  return principalText(principal);
}

function placed(grant: Grant, entries: Patterns, actions: Patterns): Placed {
  return {
    grant,
    isAllow: grant.effect === "Allow",
    principal: entries.get(entryText(grant)) as bigint,
    action: actions.get(grant.action.toLowerCase()) as bigint,
    clauses: clausesOf(grant.conditions),
  };
}

/** Entries that match nobody: RAM may read them otherwise. */
function strangeEntries({ type, entries, principals }: World): string[] {
  const matched = principals.reduce((all, signature) => all | signature.matched, 0n);
  const strange = [...entries].filter(([, bit]) => (matched & bit) === 0n);
  return strange.map(([entry]) => `the ${type} principal ${quoted(entry)} names nobody`);
}

interface Found {
  gained?: TrustRequest;
  isLost: boolean;
  readonly effective: Set<Grant>;
}

function compareIn(
  { type, principals, lists }: World,
  actions: readonly Signature[],
  budget: Budget,
  found: Found,
): void {
  // Whom, or what, no pattern matches, no grant speaks of.
  for (const who of principals.filter(({ matched }) => matched !== 0n)) {
    for (const what of actions.filter(({ matched }) => matched !== 0n)) {
      budget.spend(lists.before.length + lists.after.length);
      if (!isChanged(lists, who, what)) continue;
      const here = mapLists(lists, (grants) => grants.filter((grant) => speaks(grant, who, what)));
      const [old, now] = [formula(here.before), formula(here.after)];
      const holding = found.gained ? undefined : allowedByOnly(now, old, budget);
      if (holding) found.gained = request(type, who, what, holding);
      found.isLost ||= allowedByOnly(old, now, budget) !== undefined;
      noteEffective(here.added, old, budget, found.effective);
      noteEffective(here.removed, now, budget, found.effective);
    }
  }
}

function isChanged({ added, removed }: Lists<Placed>, who: Signature, what: Signature): boolean {
  return added.some((grant) => speaks(grant, who, what)) || removed.some((grant) => speaks(grant, who, what));
}

function speaks({ principal, action }: Placed, who: Signature, what: Signature): boolean {
  return (principal & who.matched) !== 0n && (action & what.matched) !== 0n;
}

/** Notes those of `grants` that change whom `beside` lets in here. */
function noteEffective(
  grants: readonly Placed[],
  beside: Formula,
  budget: Budget,
  effective: Set<Grant>,
): void {
  for (const { grant, isAllow, clauses } of grants) {
    if (effective.has(grant)) continue;
    const { allows, denies } = beside;
    const differs = isAllow
      ? allowedByOnly({ allows: [...allows, clauses], denies }, beside, budget)
      : allowedByOnly(beside, { allows, denies: [...denies, clauses] }, budget);
    if (differs) effective.add(grant);
  }
}

function request(type: string, who: Signature, what: Signature, holding: ReadonlySet<string>): TrustRequest {
  return { type, principal: who.witness, action: what.witness, holding: [...holding] };
}

function formula(grants: readonly Placed[]): Formula {
  const clausesWhere = (isAllow: boolean) =>
    grants.filter((grant) => grant.isAllow === isAllow).map(({ clauses }) => clauses);
  return { allows: clausesWhere(true), denies: clausesWhere(false) };
}
