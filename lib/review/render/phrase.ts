import { oneLine } from "../../text";

/** A text that is not ours: a name, a description, a message. Every format has its own way to show it safely. */
export interface Foreign {
  readonly foreign: string;
}

/** A sentence: our words, and foreign texts among them. */
export type Phrase = readonly (string | Foreign)[];

/** A sentence as a template: the words are ours, every text that is put in is foreign, phrases are joined in. */
export function say(words: TemplateStringsArray, ...parts: readonly (string | number | Phrase)[]): Phrase {
  return words.flatMap((word, index) => {
    const part = parts[index];
    if (part === undefined) return [word];
    if (typeof part === "number") return [word, String(part)];
    return typeof part === "string" ? [word, { foreign: part }] : [word, ...part];
  });
}

/**
 * The phrase in one format: our words as they are, the others as `foreign` shows them.
 *
 * @param most after so many characters it ends at the next part, which is told
 */
export function phraseText(
  phrase: Phrase,
  foreign: (text: string) => string,
  most = Number.POSITIVE_INFINITY,
): string {
  let text = "";
  for (const part of phrase) {
    if (text.length > most) return `${text} …`;
    text += typeof part === "string" ? part : foreign(part.foreign);
  }
  return text;
}

/** Phrases one after the other, with `between` between them. */
export function joined(phrases: readonly Phrase[], between = ", "): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}

/** Foreign texts one after the other. */
export function listed(texts: readonly string[], between = ", "): Phrase {
  const phrases = texts.map((foreign) => [{ foreign }]);
  return joined(phrases, between);
}

/** How much of a text from a plan is shown, in characters. */
export const MAX_SHOWN = 300;

/** A text from a plan as one line in which everything can be seen, cut where it is longer than anybody reads. */
export function clippedLine(text: string): string {
  const cut = text.slice(0, MAX_SHOWN * 4);
  const line = oneLine(cut);
  const chars = [...line];
  const isCut = cut.length < text.length || chars.length > MAX_SHOWN;
  return isCut ? `${chars.slice(0, MAX_SHOWN).join("")}…` : line;
}

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
