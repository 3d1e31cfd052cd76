import { DEFAULT_ACCESS, DEFAULT_ROLE_NAME } from "../role/rules";
import type { AccountPair } from "./account-pair";
import { completeBackend } from "./schema/backend";
import { type PairFields, pairFields, sharedFields } from "./schema/file";
import { rememberBackend } from "./states";
import { type Path, pathText } from "./yaml/path";
import type { Source } from "./yaml/source";

/** A pair with the defaults below it. A field that breaks a rule is undefined: nothing is judged by what nobody meant. */
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
    const own = fieldsAt(source, path, pairFields, wrong);
    return { path, own, merged: merge(defaults, own) };
  });
}

function fieldsAt(source: Source, path: Path, known: object, wrong: ReadonlySet<string>): PairFields {
  const given = Object.entries(Object(source.at(path))).filter(([key]) => Object.hasOwn(known, key));
  const isWrong = (key: string) => wrong.has(pathText([...path, key]));
  return Object.fromEntries(given.map(([key, value]) => [key, isWrong(key) ? undefined : value]));
}

/** A wrong field of a pair does not fall back to the defaults. */
function merge(defaults: PairFields, own: PairFields): PairFields {
  const laidOver = LAID_OVER.filter((key) => (Object.hasOwn(own, key) ? own : defaults)[key] !== undefined);
  return {
    roleName: DEFAULT_ROLE_NAME,
    access: DEFAULT_ACCESS,
    ...defaults,
    ...own,
    ...Object.fromEntries(laidOver.map((key) => [key, { ...defaults[key], ...own[key] }])),
  };
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
