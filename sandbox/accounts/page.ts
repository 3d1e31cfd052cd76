import type { CallParameters, Range } from "./call-parameters";
import { invalidParameter } from "./service-error";

/** Names of the two parameters that page a list, and how many entries a page may have. */
export interface Paging {
  readonly sizeName: string;
  readonly markerName: string;
  readonly range: Range;
  readonly defaultSize: number;
}

/** A stretch of a list, and where the next one begins if there is one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next?: string;
}

/** @throws InvalidParameter.* for a size out of range and for a marker that no page gave. */
export function pageOf<Item>(items: readonly Item[], parameters: CallParameters, paging: Paging): Page<Item> {
  const size = parameters.integer(paging.sizeName, paging.range) ?? paging.defaultSize;
  const start = startOf(parameters.optional(paging.markerName), paging.markerName);
  const page = items.slice(start, start + size);
  return start + size < items.length ? { items: page, next: markerOf(start + size) } : { items: page };
}

function markerOf(start: number): string {
  return Buffer.from(`from:${start}`).toString("base64url");
}

function startOf(marker: string | undefined, name: string): number {
  if (marker === undefined || marker === "") return 0;
  const [, start] = /^from:(\d{1,9})$/.exec(Buffer.from(marker, "base64url").toString()) ?? [];
  if (start === undefined) throw invalidParameter(name, marker, "the marker of an earlier page is expected");
  return Number(start);
}
