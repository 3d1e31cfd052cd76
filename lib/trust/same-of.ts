/** What `known` has under `key`; where it has nothing, what `make` gives, from now on. */
export function sameOf<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
