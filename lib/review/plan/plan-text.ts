import { isUtf8 } from "node:buffer";
import { PlanError } from "./plan";

const [QUOTE, COLON, COMMA, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, BACKSLASH, SPACE] = Buffer.from(
  '":,{}[]\\ ',
) as unknown as readonly [number, number, number, number, number, number, number, number, number];

const ZIP = [0x50, 0x4b];
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const SAVED_PLAN = "it is a saved plan file: give its JSON, terraform show -json FILE";

/** A plan as JSON. */
export interface PlanJson {
  readonly json: unknown;
  /** Whether all of its texts are Unicode. Half a character is another text to RAM than it is here. */
  readonly isUnicode: boolean;
}

/** The JSON of a plan. @throws PlanError where it is none, or could be read in two ways */
export function parsePlanText(input: string | Uint8Array, maxBytes: number): PlanJson {
  const text = planText(input, maxBytes);
  refuseMorePartsThanPlans(text);
  const json = parseJson(text);
  const { keys, isUnicode } = contentsOf(json);
  if (keysOfText(text) !== keys && hasTwice(text))
    throw new PlanError("an object in it has a key twice: it can be read in two ways");
  return { json, isUnicode };
}

function planText(input: string | Uint8Array, maxBytes: number): string {
  if (input.length > maxBytes) throw new PlanError(`it is larger than ${maxBytes} bytes`);
  if (typeof input === "string") return withoutMark(input);
  if (startsWith(input, ZIP)) throw new PlanError(SAVED_PLAN);
  if (UTF_16.some((mark) => startsWith(input, mark))) throw new PlanError("it is UTF-16: write it as UTF-8");
  if (!isUtf8(input)) throw new PlanError("it is not UTF-8");
  return withoutMark(Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString("utf8"));
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function startsWith(input: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => input[index] === byte);
}

/** So many parts any plan may have, and one more for so many bytes: those of Terraform have one in about 30. */
const [PARTS, BYTES_PER_PART] = [1_000_000, 16];

/** Parsing takes time and memory for each object, list and value, however small: far more than for its text. */
function refuseMorePartsThanPlans(text: string): void {
  if (text.length <= PARTS) return;
  if (partsOf(Buffer.from(text)) > PARTS + text.length / BYTES_PER_PART)
    throw new PlanError("it has more objects, lists and values than a plan of its size: make the plan anew");
}

/** The objects, lists and values of a JSON text, give or take the lists' last ones. */
function partsOf(json: Uint8Array): number {
  let [count, isText] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) isText = !isText;
    else if (!isText) count += byte === COMMA || byte === OPEN || byte === OPEN_LIST ? 1 : 0;
    else if (byte === BACKSLASH) at += 1;
  }
  return count;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlanError(notJson(text, (error as Error).message));
  }
}

// The parser's own message quotes the input, and a plan can hold secrets.
function notJson(text: string, message: string): string {
  if (text.trim() === "") return "it is empty";
  if (text.startsWith("PK")) return SAVED_PLAN;
  if (text.startsWith('{"@level"'))
    return "it is the log of a command: give the plan, terraform show -json FILE";
  return /end of|Unterminated/.test(message) ? "it is not JSON: it ends too early" : "it is not JSON";
}

/**
 * Whether an object of `text` has a key twice. JSON.parse takes the last one, other readers the first.
 *
 * `json` is what `text` says. Counting its keys and those of the text is enough nearly always; only where they
 * differ, the text is gone through.
 */
export function hasKeyTwice(text: string, json: unknown): boolean {
  return keysOfText(text) !== contentsOf(json).keys && hasTwice(text);
}

/** How many keys stand in a text, or more: one that begins with a colon counts too; NaN where it takes a closer look. */
function keysOfText(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) count += text.charCodeAt(at - 2) === BACKSLASH && isEscaped(text, at - 1) ? 0 : 1;
    else if (before <= SPACE) return Number.NaN;
  }
  return count;
}

/** How many keys the objects of a JSON value have, and whether all of its texts are whole. */
function contentsOf(json: unknown): { readonly keys: number; readonly isUnicode: boolean } {
  let [keys, isUnicode] = [0, true];
  const rest: unknown[] = [];
  const visit = (value: unknown) => {
    if (typeof value === "object") rest.push(value);
    else if (typeof value === "string" && !value.isWellFormed()) isUnicode = false;
  };
  visit(json);
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) for (const item of next) visit(item);
    else
      for (const key in next as object) {
        keys += 1;
        if (!key.isWellFormed()) isUnicode = false;
        visit((next as Record<string, unknown>)[key]);
      }
  }
  return { keys, isUnicode };
}

function hasTwice(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let last = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN) open.push(new Set());
    else if (code === OPEN_LIST) open.push(undefined);
    else if (code === CLOSE || code === CLOSE_LIST) open.pop();
    else if (code === QUOTE) {
      const end = endOfText(text, at);
      last = text.slice(at, end + 1);
      at = end;
    } else if (code === COLON) {
      const [keys, key] = [open.at(-1), JSON.parse(last) as string];
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}
