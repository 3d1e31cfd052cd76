import { createHash } from "node:crypto";
import { InvalidArgumentError } from "commander";

/** One of so many parts of the pairs, for one of as many machines. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** As many jobs as a matrix may have. */
export const MOST_SHARDS = 256;

/** Reads "2/8". @throws InvalidArgumentError */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new InvalidArgumentError(
    `Give one such as 2/8: from 1 to the second number, which is ${MOST_SHARDS} at most.`,
  );
}

export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/**
 * The part of the named things that a shard has. All shards together have each of them once, and no two differ in size
 * by more than one. One more of them moves at most one over each border between two shards.
 *
 * @param shard all are in it where there is none
 */
export function inShard<Named extends { readonly name: string }>(
  all: readonly Named[],
  shard: Shard | undefined,
): readonly Named[] {
  if (shard === undefined) return all;
  const { index, count } = shard;
  const hashes = new Map(all.map(({ name }) => [name, createHash("sha256").update(name).digest("hex")]));
  const sorted = [...hashes].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([name]) => name);
  const cut = (shard: number) => Math.floor((shard * sorted.length) / count);
  const mine = new Set(sorted.slice(cut(index - 1), cut(index)));
  return all.filter(({ name }) => mine.has(name));
}

/**
 * A job for each shard, as `strategy.matrix` of a workflow takes it, none of them without a pair.
 *
 * @param jobs how many at most
 * @param pairsPerJob how many pairs make one job more worth while, as each has to install everything first
 */
export function jobMatrix(pairs: number, jobs: number, pairsPerJob = 1): object {
  const count = Math.min(jobs, Math.ceil(pairs / pairsPerJob));
  const include = Array.from({ length: count }, (_, at) => ({ job: at + 1, shard: `${at + 1}/${count}` }));
  return { include };
}
