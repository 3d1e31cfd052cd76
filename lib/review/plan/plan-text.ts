import { isUtf8 } from "node:buffer";
import { contentsOf, hasKeyTwice } from "../../text/json";
import { PlanError } from "./plan";

const [QUOTE, COMMA, OPEN, OPEN_LIST, BACKSLASH] = Buffer.from('",{[\\') as unknown as readonly number[];

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
  const contents = contentsOf(json);
  if (hasKeyTwice(text, contents))
    throw new PlanError("an object in it has a key twice: it can be read in two ways");
  // One half in the text and one in an escape are a whole character to JSON.parse alone.
  return { json, isUnicode: contents.isUnicode && text.isWellFormed() };
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
