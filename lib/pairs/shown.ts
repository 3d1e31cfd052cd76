import { escapeInvisible } from "../text";
import { hasSecret } from "./rules/secrets";

const MAX_SHOWN = 60;

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
  return escapeInvisible(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
