export { oneLine, plain, visibleJson } from "../lib/text";

/** `count` of something, in words: "1 pair", "2 pairs". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
