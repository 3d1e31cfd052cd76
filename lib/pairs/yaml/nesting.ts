import { Lexer } from "yaml";

/** How deep a file may nest: a pair's deepest value is six levels down. */
export const MAX_DEPTH = 16;

/** What to say where the file nests deeper. */
export const TOO_DEEP = `the file nests deeper than ${MAX_DEPTH} levels: keep to version, defaults and pairs`;

const BEFORE_SCALAR = "\u001f";
const BLOCK_INDICATOR = /^[-?:]$/;

/**
 * Where `text` opens more levels than a file may have, or undefined.
 *
 * The parser descends by recursion, and a text of nothing but brackets ends its process; the lexer does not.
 */
export function tooDeepAt(text: string): number | undefined {
  const open = { flow: 0, line: 0 };
  let offset = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!scalar) follow(token, open);
    if (Math.max(open.flow, open.line) > 2 * MAX_DEPTH) return offset;
    scalar = token === BEFORE_SCALAR;
    offset += token < " " && token !== "\n" && token !== "\r\n" ? 0 : token.length;
  }
  return undefined;
}

/** Brackets count until they close; the indicators of a block count within their line. */
function follow(token: string, open: { flow: number; line: number }): void {
  if (token === "[" || token === "{") open.flow += 1;
  else if (token === "]" || token === "}") open.flow = Math.max(0, open.flow - 1);
  else if (token.includes("\n")) open.line = 0;
  else if (open.flow === 0 && BLOCK_INDICATOR.test(token)) open.line += 1;
}
