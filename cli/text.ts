import { stripVTControlCharacters } from "node:util";

// Control and format characters can move the cursor, hide text or turn its direction; line ends and tabs stay.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from elsewhere, safe to print on a terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(INVISIBLE, "");
}

/** Text from elsewhere as one line, safe to print on a terminal. */
export function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, " ")).trim();
}

/** `count` of something, in words: "1 pair", "2 pairs". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
