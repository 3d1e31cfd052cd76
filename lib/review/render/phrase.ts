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
