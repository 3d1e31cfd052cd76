import type { Budget } from "./budget";
import { sameOf } from "./grant";

/** The name that an entry has which speaks, or may speak, of every member. */
export const ALL = "*";

/** Requesters, or actions, that no entry of two documents tells apart: by one of them, as an example. */
export interface Member {
  readonly example: string;
  /** The entries that mean it; ALL does too. */
  readonly names: readonly string[];
}

/** All requesters of one principal type, or all actions, as far as entries tell them apart. */
export class Space {
  private readonly byName = new Map<string, Member[]>();

  constructor(readonly members: readonly Member[]) {
    for (const member of members)
      for (const name of member.names) sameOf(this.byName, name, () => [] as Member[]).push(member);
  }

  /** The members that the entry `name`, one of those that the space was made of, means. */
  named(name: string): readonly Member[] {
    return name === ALL ? this.members : (this.byName.get(name) as Member[]);
  }
}

const IDENTITY = /^(acs:ram::[0-9]{16}:)(?:root|(?:user|role)\/[A-Za-z0-9._@-]+)$/;
const SERVICE = /^(?:[0-9]{16}@)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/;
const IDENTITY_PROVIDER = /^[A-Za-z0-9._:/-]+$/;

/**
 * Whether RAM documents what the entry `text` of a principal type means. Any other text may mean anybody: a wildcard
 * that RAM does not document, a white space, a letter that only looks like another.
 */
export function isCertainPrincipal(type: string, text: string): boolean {
  switch (type) {
    case "RAM":
      return isEveryAccount(text) || IDENTITY.test(text);
    case "Service":
      return SERVICE.test(text);
    case "Federated":
      return IDENTITY_PROVIDER.test(text);
    default:
      // Everybody: a document with any other type is not understood at all.
      return true;
  }
}

/** Whether a RAM entry means every account. */
export function isEveryAccount(text: string): boolean {
  return text === ALL || text === "acs:ram::*:root";
}

/** The name by which an entry of a principal type finds the requesters that it means, or may mean. */
export function principalName(type: string, text: string): string {
  return isCertainPrincipal(type, text) && !(type === "RAM" && isEveryAccount(text)) ? text : ALL;
}

/** The requesters of `type` that entries by these names tell apart; an account's entry means its users and roles. */
export function spaceOfPrincipals(type: string, names: readonly string[]): Space {
  const named = new Set(names.filter((name) => name !== ALL));
  const accounts = new Set<string>();
  const members: Member[] = [];
  for (const name of named) {
    const root = type === "RAM" ? `${IDENTITY.exec(name)?.[1]}root` : name;
    if (root !== name) members.push({ example: name, names: [name, root] });
    accounts.add(root);
  }
  for (const account of accounts) members.push({ example: account, names: [account] });
  return new Space([...members, { example: stranger(type, accounts), names: [] }]);
}

/** A requester of `type` that is of none of the accounts `taken`, or is none of the others. */
export function stranger(type: string, taken: ReadonlySet<string | undefined>): string {
  if (type !== "RAM") return unlike(taken, (index) => `x${index}`);
  return unlike(taken, (index) => `acs:ram::${String(index).padStart(16, "0")}:root`);
}

/** The first text of `make` that is not in `taken`. */
function unlike(taken: ReadonlySet<string | undefined>, make: (index: number) => string): string {
  let index = 0;
  while (taken.has(make(index))) index += 1;
  return make(index);
}

const ACTION = /^[a-z0-9-]+(?::[a-z0-9]+)?$/;
const ACTION_PREFIX = /^[a-z0-9-]+:[a-z0-9]*\*$/;

/** Whether RAM documents what the entry `text` of Action, in lower case, means: a name, `*`, `sts:*`, `sts:assume*`. */
export function isCertainAction(text: string): boolean {
  return text === ALL || ACTION.test(text) || ACTION_PREFIX.test(text);
}

/** The name by which an entry of Action finds the actions that it means, or may mean. */
export function actionName(text: string): string {
  return isCertainAction(text) ? text : ALL;
}

/** The actions that entries by these names tell apart. */
export function spaceOfActions(names: readonly string[], budget: Budget): Space {
  const named = new Set(names.filter((name) => name !== ALL));
  const prefixes = [...named].filter((name) => name.endsWith(ALL));
  budget.spend(named.size * prefixes.length);
  const members = [...named].map((name) => {
    const start = name.endsWith(ALL) ? name.slice(0, -1) : name;
    const covering = prefixes.filter((prefix) => prefix !== name && start.startsWith(prefix.slice(0, -1)));
    return { example: exampleOf(name, named), names: [name, ...covering] };
  });
  return new Space([...members, { example: unlike(named, (index) => `x${index}`), names: [] }]);
}

/** The action that a name is, or one that begins with it. */
function exampleOf(name: string, named: ReadonlySet<string>): string {
  return name.endsWith(ALL) ? unlike(named, (index) => `${name.slice(0, -1)}x${index}`) : name;
}
