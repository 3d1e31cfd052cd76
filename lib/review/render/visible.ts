/** How much of a text from a plan is shown. */
export const MAX_SHOWN = 300;

const [ESC, BEL] = [27, 7].map((code) => String.fromCharCode(code));
// Colours, cursor moves and window titles, as terminals take them.
const ANSI = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|[@-_])`,
  "g",
);
const WHITE_SPACE = /[\s\u0085\u2028\u2029]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{DI}\u2800]/gu;

/**
 * A text of unknown origin as one line in which everything can be seen: colours are taken out, white space is a
 * space, and what has no shape of its own or turns the reading direction is written as its code.
 */
export function visible(text: string): string {
  const cut = text.slice(0, MAX_SHOWN * 4);
  const line = cut.replace(ANSI, "").replace(WHITE_SPACE, " ").trim().replace(INVISIBLE, codeOf);
  const chars = [...line];
  const isCut = cut.length < text.length || chars.length > MAX_SHOWN;
  return isCut ? `${chars.slice(0, MAX_SHOWN).join("")}…` : line;
}

function codeOf(char: string): string {
  return `<U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}>`;
}
