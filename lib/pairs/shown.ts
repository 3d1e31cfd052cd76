import { hasSecret } from "./rules/secrets";

const MAX_SHOWN = 60;

// Control and format characters, and the two line ends that JSON leaves as they are.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * `value` for the eye of a reader: one line, short, nothing invisible, no credential.
 *
 * @param written the text of the value in the file, which a number is shown as
 */
export function shown(value: unknown, written?: string): string {
  if (value === null) return "an empty value";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a mapping";
  const text = typeof value === "number" && written !== undefined ? written : JSON.stringify(value);
  if (hasSecret(text)) return "a value that is not shown here";
  return visible(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}

/** `text` with its invisible characters written out. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u${hex(character).padStart(4, "0")}`);
}

function hex(character: string): string {
  return Number(character.codePointAt(0)).toString(16);
}
