import type { MergedPair } from "../merged-pair";
import { type ProblemAt, shown } from "../problem-at";
import { type SharedState, stateIn } from "../schema/backend";
import type { PairFields } from "../schema/file";
import type { Source } from "../yaml/source";

/** What two pairs must not share. */
interface Unique {
  /** The field to change. */
  readonly key: keyof PairFields;
  /** What is shared, or undefined where the pair has none. */
  readonly shared: (pair: PairFields) => string | undefined;
  /** What to say of it, given where the other pair stands. */
  readonly message: (pair: PairFields, other: string) => string;
}

const UNIQUE: readonly Unique[] = [
  {
    key: "name",
    shared: ({ name }) => name?.toLowerCase(),
    message: ({ name }, other) =>
      `${shown(name)} is the name of another pair (${other}) too, and case does not count: give each pair a name of its own`,
  },
  {
    key: "formerly",
    shared: ({ formerly }) => formerly?.toLowerCase(),
    message: ({ formerly }, other) =>
      `${shown(formerly)} is the former name of another pair (${other}) too: only one of them can have its state`,
  },
  {
    key: "roleName",
    shared: roleOf,
    message: ({ roleName, ownerAccountId }, other) =>
      `${shown(roleName)} in the account ${ownerAccountId} is the role of another pair (${other}) too: give one of them another roleName`,
  },
  {
    key: "backend",
    shared: (pair) => stateOf(pair)?.id,
    message: (pair, other) => {
      const { what, id, remedy } = stateOf(pair) as SharedState;
      return `the ${what} ${shown(id)} is that of another pair (${other}) too: give one of them another ${remedy}`;
    },
  },
];

/** Every pair that shares with another pair what it must not share. */
export function uniquenessProblems(source: Source, pairs: readonly MergedPair[]): ProblemAt[] {
  const shared = UNIQUE.flatMap((rule) =>
    [...groups(pairs, rule)].flatMap((group) => groupProblems(source, group, rule)),
  );
  return [...shared, ...takenFormerNames(source, pairs)];
}

function groups(pairs: readonly MergedPair[], { shared }: Unique): Iterable<MergedPair[]> {
  const byShared = new Map<string, MergedPair[]>();
  for (const pair of pairs) {
    const key = shared(pair.merged);
    if (key === undefined) continue;
    const group = byShared.get(key) ?? [];
    group.push(pair);
    byShared.set(key, group);
  }
  return byShared.values();
}

function groupProblems(source: Source, group: readonly MergedPair[], { key, message }: Unique): ProblemAt[] {
  return group.flatMap((pair, index) => {
    const other = group[index === 0 ? 1 : 0];
    if (other === undefined) return [];
    return { path: [...pair.path, key], message: message(pair.merged, lineOf(source, other)) };
  });
}

function lineOf(source: Source, { path }: MergedPair): string {
  return `line ${source.position(source.place(path).offset).line}`;
}

function roleOf({ ownerAccountId, roleName }: PairFields): string | undefined {
  if (ownerAccountId === undefined || roleName === undefined) return undefined;
  return `${ownerAccountId} ${roleName.toLowerCase()}`;
}

function stateOf({ name, backend }: PairFields): SharedState | undefined {
  return backend === undefined || name === undefined ? undefined : stateIn(backend, name);
}

/** Pairs that say they had the name of a pair which still is in the file. */
function takenFormerNames(source: Source, pairs: readonly MergedPair[]): ProblemAt[] {
  const byName = new Map(pairs.map((pair) => [pair.merged.name?.toLowerCase(), pair]));
  return pairs.flatMap((pair) => {
    const { formerly } = pair.merged;
    const other = formerly === undefined ? undefined : byName.get(formerly.toLowerCase());
    if (other === undefined || other === pair) return [];
    const message = `{value} is the name of another pair (${lineOf(source, other)}), whose state it keeps: leave formerly out`;
    return { path: [...pair.path, "formerly"], value: formerly, message };
  });
}
