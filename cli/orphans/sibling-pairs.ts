import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type AccountPair, loadAccountPairs } from "../../lib/pairs";
import { oneLine } from "../text";

const MOST_FILES = 100;

/**
 * The pairs of the other pairs files in the folder of one: a pair may have been moved to one of them. A file that is no
 * pairs file, or a wrong one, has none.
 */
export async function siblingPairs(
  pairsFile: string,
): Promise<readonly (AccountPair & { readonly file: string })[]> {
  const folder = dirname(resolve(pairsFile));
  const names = await readdir(folder).catch(() => []);
  const others = names.filter((name) => /\.ya?ml$/i.test(name) && name !== basename(pairsFile));
  return others.slice(0, MOST_FILES).flatMap((name) => {
    try {
      const { pairs } = loadAccountPairs(join(folder, name), {});
      return pairs.map((pair) => ({ ...pair, file: oneLine(name) }));
    } catch {
      return [];
    }
  });
}
