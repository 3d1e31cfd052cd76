const [QUOTE, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, BACKSLASH, SPACE] = [...'":{}[]\\ '].map((it) =>
  it.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

/**
 * Whether an object of `text` has a key twice. JSON.parse takes the last one, other readers the first.
 *
 * `json` is what `text` says. Counting its keys and those of the text is enough nearly always; only where they
 * differ, the text is gone through.
 */
export function hasKeyTwice(text: string, json: unknown): boolean {
  return keysOfText(text) !== keysOf(json) && scan(text);
}

/** How many keys stand in a text, or more: one that begins with a colon counts too; NaN where it takes a closer look. */
function keysOfText(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) count += isEscaped(text, at - 1) ? 0 : 1;
    else if (before <= SPACE) return Number.NaN;
  }
  return count;
}

function keysOf(json: unknown): number {
  let count = 0;
  const rest: unknown[] = [json];
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object" && item !== null) rest.push(item);
    } else {
      const object = next as Record<string, unknown>;
      for (const key in object) {
        count += 1;
        const value = object[key];
        if (typeof value === "object" && value !== null) rest.push(value);
      }
    }
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
