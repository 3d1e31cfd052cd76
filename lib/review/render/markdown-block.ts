/** Lines of Markdown of which the last ones can be left out, and counted. */
export interface Block {
  readonly start: readonly string[];
  readonly lines: readonly string[];
  readonly end: readonly string[];
  /** The line that counts those that are left out. */
  more(count: number): string;
}

/** How many lines of a block are shown at most. */
const MAX_LINES = 30;

/** The lines as text. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** What GitHub counts may be characters or bytes, of which there are never fewer. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/** As many lines of the block as fit into `room`, in bytes; nothing where not even one does. */
export function blockText({ start, lines, end, more }: Block, room = Number.POSITIVE_INFINITY): string {
  const whole = textOf([...start, ...lines, ...end]);
  if (lines.length <= MAX_LINES && sizeOf(whole) <= room) return whole;
  const sizes = lines.slice(0, MAX_LINES).map((line) => sizeOf(line) + 1);
  const count = fittingCount(sizes, room - sizeOf(textOf([...start, ...end, more(lines.length)])));
  const shown = lines.slice(0, count);
  return shown.length === 0 ? "" : textOf([...start, ...shown, more(lines.length - shown.length), ...end]);
}

/** How many of the first texts fit into `room`. */
export function fittingCount(sizes: readonly number[], room: number): number {
  let left = room;
  const at = sizes.findIndex((size) => {
    left -= size;
    return left < 0;
  });
  return at === -1 ? sizes.length : at;
}

/** How large each of some texts may be so that all fit into `room`: the largest ones are cut first. */
export function fairShare(sizes: readonly number[], room: number): number {
  let left = room;
  for (const [index, size] of [...sizes].sort((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}
