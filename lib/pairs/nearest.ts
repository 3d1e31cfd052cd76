import { distance } from "fastest-levenshtein";

/** What to say of a key that is not known: the nearest known one, or all where none is near. */
export function unknownKeyProblem(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near === undefined
    ? `is unknown: use one of ${known.join(", ")}`
    : `is unknown: did you mean "${near}"?`;
}

/** The known key nearest to `key`, where a third of its letters or fewer differ; case, _ and - do not count. */
function nearest(key: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, away: distance(folded(key), folded(name)) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.away - b.away);
  return ranked[0]?.name;
}

function folded(key: string): string {
  return key.slice(0, 100).toLowerCase().replace(/[_-]/g, "");
}
