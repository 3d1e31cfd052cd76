import { MAX_SHOWN } from "./clipped";
import { type Phrase, say } from "./phrase";

/** What is shown of long values before they begin to differ, in characters. */
const CONTEXT = 60;

/** "from this to that": of values that are longer than what is shown, the part where they begin to differ. */
export function differencePhrase(before: string | null, after: string | null): Phrase {
  if (before === null || after === null || Math.max(before.length, after.length) <= MAX_SHOWN)
    return say`from ${valuePhrase(before)} to ${valuePhrase(after)}`;
  if (before === after) return say`from ${before} to what differs only where it is not shown here`;
  const start = Math.max(0, commonLength(before, after) - CONTEXT);
  const part = (text: string) => `${start > 0 ? "…" : ""}${text.slice(start)}`;
  return say`from ${part(before)} to ${part(after)}`;
}

function valuePhrase(value: string | null): Phrase {
  return value === null ? say`nothing` : say`${value}`;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
