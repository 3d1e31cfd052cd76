export { oneLine, plain, visibleJson } from "../lib/text";

/** `count` of something, in words: "1 pair", "2 pairs". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Names in a line; more of them than `most` are only counted. */
export function someOf(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return `${names.slice(0, most).join(", ")}${more}`;
}
