import { DEFAULT_ACCESS, DEFAULT_ROLE_NAME } from "../role/rules";
import type { AccountPair } from "./account-pair";
import { completeBackend } from "./schema/backend";
import { type PairFields, pairFields, sharedFields } from "./schema/file";
import { rememberBackend } from "./states";
import { type Path, pathText } from "./yaml/path";
import type { Source } from "./yaml/source";

/** A pair with the defaults below it, as far as each of its fields is right by itself. */
export interface MergedPair {
  readonly path: Path;
  /** What the pair itself says. */
  readonly own: PairFields;
  /** What the pair says with the defaults below it. */
  readonly merged: PairFields;
}

/** What is laid over the defaults key by key; the rest replaces them. */
const LAID_OVER = ["tags", "provider", "guards"] as const;

/** The pairs of the file. `wrong` are the paths of the fields that break a rule, as texts. */
export function mergedPairs(source: Source, wrong: ReadonlySet<string>): MergedPair[] {
  const defaults = fieldsAt(source, ["defaults"], sharedFields, wrong);
  const pairs = source.at(["pairs"]);
  return (Array.isArray(pairs) ? pairs : []).map((_, index) => {
    const path = ["pairs", index];
    const pair = fieldsAt(source, path, pairFields, wrong);
    return { path, own: pair.right, merged: merge(defaults, pair) };
  });
}

interface Fields {
  readonly right: PairFields;
  /** The names of those that break a rule. */
  readonly wrong: readonly string[];
}

function fieldsAt(source: Source, path: Path, known: object, wrong: ReadonlySet<string>): Fields {
  const given = Object.entries(Object(source.at(path))).filter(([key]) => Object.hasOwn(known, key));
  const isWrong = ([key]: readonly [string, unknown]) => wrong.has(pathText([...path, key]));
  return {
    right: Object.fromEntries(given.filter((field) => !isWrong(field))),
    wrong: given.filter(isWrong).map(([key]) => key),
  };
}

/** A field that is wrong where it counts is left out, so that nothing is judged by a value that nobody meant. */
function merge(defaults: Fields, { right: own, wrong }: Fields): PairFields {
  const laidOver = LAID_OVER.map((key) => [key, { ...defaults.right[key], ...own[key] }] as const);
  const all = {
    roleName: DEFAULT_ROLE_NAME,
    access: DEFAULT_ACCESS,
    ...defaults.right,
    ...own,
    ...Object.fromEntries(laidOver.filter(([, value]) => Object.keys(value).length > 0)),
  };
  const isWrong = (key: string) =>
    wrong.includes(key) || (defaults.wrong.includes(key) && !Object.hasOwn(own, key));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !isWrong(key)));
}

/** The pair of a file in which nothing is wrong: what a pair cannot do without is there. */
export function toAccountPair({ merged }: MergedPair): AccountPair {
  const {
    adopt,
    backend = {},
    formerBackend,
    provider = {},
    ...pair
  } = merged as PairFields & { readonly name: string };
  const { name, formerly = name } = pair;
  const complete: AccountPair = deepFreeze({
    ...(pair as Omit<AccountPair, "provider" | "backend" | "formerBackend">),
    ...(adopt !== undefined && { adopt: adopt === true ? {} : adopt }),
    provider,
    backend: completeBackend(backend, name),
    ...(formerBackend !== undefined && { formerBackend: completeBackend(formerBackend, formerly) }),
  });
  rememberBackend(complete, backend);
  return complete;
}

/** `value` with everything in it frozen: a pair is handed to many, and changed by none. */
function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
