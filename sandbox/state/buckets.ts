import { createHash } from "node:crypto";

/** An object of OSS. */
export interface StoredObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly lastModified: Date;
}

/** A page of a listing. */
export interface Listing {
  readonly objects: readonly (readonly [key: string, object: StoredObject])[];
  /** Where the next page begins; undefined on the last. */
  readonly nextMarker?: string;
}

/** Objects in OSS buckets; a second write replaces the first, for there are no versions. */
export class Buckets {
  private readonly buckets: ReadonlyMap<string, Map<string, StoredObject>>;

  constructor(names: readonly string[]) {
    this.buckets = new Map(names.map((name) => [name, new Map()]));
  }

  /** The objects of a bucket by key; undefined where there is no such bucket. */
  bucket(name: string): Map<string, StoredObject> | undefined {
    return this.buckets.get(name);
  }
}

/** `body` as an object, written now. */
export function storedObject(body: Buffer): StoredObject {
  const etag = createHash("md5").update(body).digest("hex").toUpperCase();
  return { body, etag: `"${etag}"`, lastModified: new Date() };
}

/** The objects whose key begins with `prefix`, in the order of keys, from behind `marker`. */
export function list(
  bucket: ReadonlyMap<string, StoredObject>,
  { prefix, marker, maxKeys }: { prefix: string; marker: string; maxKeys: number },
): Listing {
  const found = [...bucket].filter(([key]) => key.startsWith(prefix) && key > marker).sort(byKey);
  const objects = found.slice(0, maxKeys);
  const last = objects.at(-1);
  return last !== undefined && found.length > objects.length ? { objects, nextMarker: last[0] } : { objects };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
