type UnknownRecord = Readonly<Record<string, unknown>>;

/** What stands in a JSON value. */
export interface JsonContents {
  /** How many keys its objects have. */
  readonly keys: number;
  /** How deep it nests: 0 where it is no object and no list. */
  readonly depth: number;
  readonly hasNumbers: boolean;
  /** Whether its texts are Unicode: half a character is another text to other programs. */
  readonly isUnicode: boolean;
}

/** Goes through a JSON value, level by level: a hostile one must not exhaust the stack. */
export function contentsOf(json: unknown): JsonContents {
  const found = { keys: 0, depth: 0, hasNumbers: false, isUnicode: true };
  let level: unknown[] = [];
  look(json, found, level);
  for (; level.length > 0; found.depth += 1) {
    const deeper: unknown[] = [];
    for (const next of level)
      if (Array.isArray(next)) for (const item of next) look(item, found, deeper);
      else
        for (const key in next as UnknownRecord) {
          found.keys += 1;
          found.isUnicode &&= key.isWellFormed();
          look((next as UnknownRecord)[key], found, deeper);
        }
    level = deeper;
  }
  return found;
}

function look(value: unknown, found: { hasNumbers: boolean; isUnicode: boolean }, deeper: unknown[]): void {
  if (typeof value === "string") found.isUnicode &&= value.isWellFormed();
  else if (typeof value === "object" && value !== null) deeper.push(value);
  else if (typeof value === "number") found.hasNumbers = true;
}

const [QUOTE, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, BACKSLASH, SPACE] = Buffer.from(
  '":{}[]\\ ',
) as unknown as readonly [number, number, number, number, number, number, number, number];

/**
 * Whether an object of the JSON `text` has a key twice. JSON.parse takes the last one, other readers the first.
 *
 * `contents` are those of what JSON.parse makes of it. Counting its keys and those of the text is enough nearly
 * always; only where they differ, the text is gone through.
 */
export function hasKeyTwice(text: string, contents: JsonContents): boolean {
  return keysOfText(text) !== contents.keys && scan(text);
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

function scan(text: string): boolean {
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

/** A number of the JSON `text` that JSON.parse reads as another one, or would write otherwise. */
export function lossyNumberIn(text: string): string | undefined {
  const numbers = withoutTexts(text).match(/-?[0-9][0-9.eE+-]*/g);
  return numbers?.find((number) => String(Number(number)) !== number);
}

// No regular expression: one that goes through a long text exhausts the stack.
function withoutTexts(json: string): string {
  let [rest, from] = ["", 0];
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', from)) {
    rest += json.slice(from, at);
    from = endOfText(json, at) + 1;
  }
  return rest + json.slice(from);
}
