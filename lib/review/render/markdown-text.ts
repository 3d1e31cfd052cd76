import { breakCommands } from "../../text";
import { clippedLine } from "./clipped";

/**
 * Foreign text in Markdown: a code span, in which GitHub takes nothing for markup, mention, reference, link or
 * HTML. A backtick, pipe or dollar, which could end the span or its table cell, or begin mathematics at its edge, is
 * written as the sign that looks like it.
 */
export function codeSpan(text: string): string {
  const shown = harmless(text);
  return `\`${shown === "" ? "(empty)" : shown}\``;
}

/** The same in a line of a fenced code block. */
export function codeLine(text: string): string {
  return harmless(text);
}

function harmless(text: string): string {
  return breakCommands(
    clippedLine(text).replaceAll("`", "\u02cb").replaceAll("|", "\uff5c").replaceAll("$", "\uff04"),
  );
}
