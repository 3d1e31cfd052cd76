import { oneLine } from "../../text";

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
