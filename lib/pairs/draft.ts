import { DEFAULT_ACCESS, DEFAULT_ROLE_NAME } from "../role/rules";
import type { Path } from "./path";
import { type PairPart, pairShape, partSchema } from "./schema";
import type { Source } from "./source";

/** A pair on its way: what it says and what the defaults say, as far as each is right by itself. */
export interface Draft {
  readonly path: Path;
  /** What the pair itself says. */
  readonly own: PairPart;
  /** What the pair says with the defaults below it. */
  readonly merged: PairPart;
}

type Key = keyof PairPart;

/** The pairs of the file, as far as they are right. */
export function draftsOf(source: Source): Draft[] {
  const defaults = partOf(source.at(["defaults"]));
  const pairs = source.at(["pairs"]);
  return (Array.isArray(pairs) ? pairs : []).map((value, index) => {
    const pair = partOf(value);
    return { path: ["pairs", index], own: pair.right, merged: merge(defaults, pair) };
  });
}

/** Where the value of `key` stands: in the pair, else in the defaults, else nowhere. */
export function standsAt(source: Source, { path }: Draft, key: Key): Path | undefined {
  return [
    [...path, key],
    ["defaults", key],
  ].find((place) => source.at(place) !== undefined);
}

interface Part {
  /** The fields that keep their rules. */
  readonly right: PairPart;
  /** The names of those that do not. */
  readonly wrong: readonly string[];
}

function partOf(value: unknown): Part {
  const given = Object.entries(Object(value)).filter(([key]) => Object.hasOwn(pairShape, key));
  const isRight = ([key, field]: [string, unknown]) => pairShape[key as Key].safeParse(field).success;
  return {
    right: partSchema.parse(Object.fromEntries(given.filter(isRight))),
    wrong: given.filter((entry) => !isRight(entry)).map(([key]) => key),
  };
}

/**
 * The pair wins; its tags and provider settings are laid over those of the defaults, the rest replaces them.
 * A field that is wrong where it counts is left out, so that nothing is judged by a value that nobody meant.
 */
function merge(defaults: Part, { right: own, wrong }: Part): PairPart {
  const merged = { roleName: DEFAULT_ROLE_NAME, access: DEFAULT_ACCESS, ...defaults.right, ...own };
  const tags = { ...defaults.right.tags, ...own.tags };
  const provider = { ...defaults.right.provider, ...own.provider };
  const all = { ...merged, provider, ...(Object.keys(tags).length > 0 && { tags }) };
  const isWrong = (key: string) =>
    wrong.includes(key) || (defaults.wrong.includes(key) && !Object.hasOwn(own, key));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !isWrong(key))) as PairPart;
}
