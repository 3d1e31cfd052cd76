/** Text from outside: a plan, a file, another program. One rule for what cannot be seen, and for what a log obeys. */

// Controls, what has no shape of its own, what turns the reading direction, what no font has, and marks that stand on
// nothing or are heaped up over other lines.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{DI}\u2028\u2029\u2800]|(?<=^|\s|\p{M}{3})\p{M}/gu;

const [ESC, BEL] = [27, 7].map((code) => String.fromCharCode(code));
// Colours, cursor moves, links and window titles, as terminals take them.
const ANSI = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|[@-_])`,
  "g",
);
const WHITE_SPACE = /[\s\u0085\u2028\u2029]+/gu;

/** `text` as one line in which everything can be seen: no colours, any white space is a space, the rest by its code. */
export function oneLine(text: string): string {
  return breakCommands(written(text.replace(ANSI, "").replace(WHITE_SPACE, " ").trim()));
}

/** The same with the lines of `text`, and its tabs. */
export function plain(text: string): string {
  const lines = text.replace(ANSI, "").replaceAll("\r\n", "\n").split("\n");
  return breakCommands(lines.map((line) => line.split("\t").map(written).join("\t")).join("\n"));
}

function written(text: string): string {
  return text.replace(INVISIBLE, (character) => `<${codeOf(character)}>`);
}

// The flag of a part of a country, what joins letters or emoji, and what ends lines.
const SEEN = /\u{1f3f4}[\u{e0020}-\u{e007f}]+|[\t\n\r\u200c\u200d]/gu;

/**
 * The first control, half, format or unassigned character of `text`, such as `U+202E`; undefined where there is none.
 * White space, a character without a shape of its own and what makes up emoji and letters belong into texts.
 */
export function invisibleIn(text: string): string | undefined {
  const [found] = /\p{C}/u.exec(text.replace(SEEN, "")) ?? [];
  return found === undefined ? undefined : codeOf(found);
}

function codeOf(character: string): string {
  return `U+${hex(character.codePointAt(0) as number).toUpperCase()}`;
}

/** `text` with what cannot be seen written as JSON writes it: in a string of JSON that is the same value. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

/** `value` as JSON, `indent` spaces deep, in which everything can be seen and nothing is a command of a log. */
export function visibleJson(value: unknown, indent = 2): string {
  const lines = JSON.stringify(value, null, indent).split("\n");
  return lines.map((line) => escapeInvisible(line).replace(/##(?=\w*\[)/g, "#\\u0023")).join("\n");
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0))}`)
    .join("");
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

/**
 * `text` with a backslash in what the log of a GitHub workflow would obey: `::name::` at the start of a line, and
 * anywhere in case the line is broken there later; and `##[name]`, which it obeys anywhere, as others do `##vso[name]`.
 *
 * @see {@link https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands Workflow commands}
 */
export function breakCommands(text: string): string {
  return text
    .replace(/^([^\S\n]*):(?=:)/gm, "$1:\\")
    .replace(/::(?=[\w-]+(?: [^\n]*?)?::)/g, ":\\:")
    .replace(/##(?=\w*\[)/g, "##\\");
}
