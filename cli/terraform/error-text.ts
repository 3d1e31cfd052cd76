import { oneLine } from "../text";

const FRAME = /^[╷│╵]\s?/;
const MOST_LINES = 5;

/** The errors that Terraform wrote as text, one line each; where there are none, the end of what it wrote. */
export function errorLines(text: string): string[] {
  const lines = text.split("\n").map((line) => oneLine(line).replace(FRAME, ""));
  const errors = paragraphs(lines).filter((paragraph) => paragraph.startsWith("Error: "));
  if (errors.length > 0) return errors.map((error) => error.replace("Error: ", ""));
  return lines.filter((line) => line !== "").slice(-MOST_LINES);
}

/** Each error, or warning, with everything that follows it up to the next one. */
function paragraphs(lines: readonly string[]): string[] {
  const found: string[][] = [];
  for (const line of lines) {
    if (/^(?:Error|Warning): /.test(line)) found.push([line]);
    else if (line !== "") found.at(-1)?.push(line);
  }
  return found.map(([first, ...rest]) => (rest.length === 0 ? `${first}` : `${first}: ${rest.join(" ")}`));
}
