import { plain } from "../text";
import type { Diagnostic } from "./explain";

const FRAME = /^[╷│╵]\s?/;
const MOST_LINES = 5;

/** The errors that Terraform wrote as text; where there are none, the end of what it wrote. */
export function errorsOf(text: string): Diagnostic[] {
  const lines = plain(text)
    .split(/\r?\n/)
    .map((line) => line.replace(FRAME, ""));
  const errors = diagnosticsOf(lines).filter(([first]) => first?.startsWith("Error: "));
  if (errors.length > 0) return errors.map(([first = "", ...rest]) => diagnostic(first.slice(7), rest));
  // force-unlock has no frame around its error.
  const failed = lines.findIndex((line) => line.startsWith("Failed to "));
  if (failed >= 0) return [diagnostic(lines[failed] ?? "", lines.slice(failed + 1))];
  const written = lines.map((line) => line.trim()).filter((line) => line !== "");
  return written.slice(-MOST_LINES).map((line) => diagnostic(line, []));
}

function diagnostic(summary: string, detail: readonly string[]): Diagnostic {
  return { summary, detail: detail.join("\n").trim(), address: "" };
}

/** The lines of each error, or warning, up to the next one. */
function diagnosticsOf(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    if (/^(?:Error|Warning): /.test(line)) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found;
}
