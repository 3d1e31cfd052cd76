import { crc32 } from "node:zlib";

/** The id that the real provider gives a list: a checksum of the ids in it. */
export function listId(ids: readonly string[]): string {
  return String(crc32(ids.map((id) => `${id}-`).join("")));
}
