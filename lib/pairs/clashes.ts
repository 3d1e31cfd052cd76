import type { Draft } from "./draft";
import type { Fault } from "./fault";
import type { PairPart } from "./schema";
import { shown } from "./shown";
import type { Source } from "./source";
import { DEFAULT_PREFIX, stateKey } from "./state";

/** What two pairs must not share. */
interface Clash {
  /** The field to change. */
  readonly key: keyof PairPart;
  /** What is shared, or undefined where the pair has none. */
  readonly shared: (pair: PairPart) => string | undefined;
  /** What to say of it, given where the other pair stands. */
  readonly message: (pair: PairPart, other: string) => string;
}

const CLASHES: readonly Clash[] = [
  {
    key: "name",
    shared: ({ name }) => name?.toLowerCase(),
    message: ({ name }, other) =>
      `${shown(name)} is the name of another pair (${other}) too, and case does not count: give each pair a name of its own`,
  },
  {
    key: "roleName",
    shared: roleOf,
    message: ({ roleName, ownerAccountId }, other) =>
      `${shown(roleName)} in the account ${ownerAccountId} is the role of another pair (${other}) too: give one of them another roleName`,
  },
  {
    key: "backend",
    shared: stateObjectOf,
    message: (pair, other) =>
      `the state object ${shown(stateObjectOf(pair))} is that of another pair (${other}) too: give one of them another key, or leave key out`,
  },
];

/** Every pair that shares with another pair what it must not share. */
export function clashFaults(source: Source, drafts: readonly Draft[]): Fault[] {
  return CLASHES.flatMap((clash) =>
    [...groups(drafts, clash)].flatMap((group) => groupFaults(source, group, clash)),
  );
}

function groups(drafts: readonly Draft[], { shared }: Clash): Iterable<Draft[]> {
  const byShared = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = shared(draft.merged);
    if (key !== undefined) byShared.set(key, [...(byShared.get(key) ?? []), draft]);
  }
  return byShared.values();
}

function groupFaults(source: Source, group: readonly Draft[], { key, message }: Clash): Fault[] {
  return group.flatMap((draft, index) => {
    const other = group[index === 0 ? 1 : 0];
    if (other === undefined) return [];
    const path = [...draft.path, key];
    const { line } = source.position(source.place(other.path).offset);
    return [{ path, message: message(draft.merged, `line ${line}`) }];
  });
}

function roleOf({ ownerAccountId, roleName }: PairPart): string | undefined {
  if (ownerAccountId === undefined || roleName === undefined) return undefined;
  return `${ownerAccountId} ${roleName.toLowerCase()}`;
}

/** The object in OSS, as the backend names it: bucket, prefix and key. */
function stateObjectOf({ name, backend }: PairPart): string | undefined {
  const oss = backend?.oss;
  if (oss === undefined || name === undefined) return undefined;
  return [oss.bucket, oss.prefix ?? DEFAULT_PREFIX, oss.key ?? stateKey(name)].join("/");
}
