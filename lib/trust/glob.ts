const STAR = Symbol("*");
const ONE = Symbol("?");

type Token = string | typeof STAR | typeof ONE;

/** Where the patterns of a set stand in a text: sorted positions, a pattern's being `offset` to `offset + length`. */
export type Positions = readonly number[];

/**
 * Several globs (`*` any characters, `?` one character) read at once, as one automaton.
 *
 * The state is the set of positions that are reached; `accepted` tells which patterns match what was read.
 */
export class GlobSet {
  private readonly tokens: (Token | undefined)[] = [];
  private readonly patternAtEnd = new Map<number, number>();
  /** The state before anything is read. */
  readonly start: Positions;

  constructor(patterns: readonly string[]) {
    const starts: number[] = [];
    patterns.forEach((pattern, index) => {
      starts.push(this.tokens.length);
      for (const char of pattern) this.tokens.push(char === "*" ? STAR : char === "?" ? ONE : char);
      this.patternAtEnd.set(this.tokens.length, index);
      this.tokens.push(undefined);
    });
    this.start = this.closed(starts);
  }

  /** The state after `char` is read in `state`. */
  step(state: Positions, char: string): Positions {
    const next: number[] = [];
    for (const at of state) {
      const token = this.tokens[at];
      if (token === STAR) next.push(at);
      else if (token === ONE || token === char) next.push(at + 1);
    }
    return this.closed(next);
  }

  /** The state after all of `text` is read in `state`. */
  read(state: Positions, text: string): Positions {
    let now = state;
    for (const char of text) now = this.step(now, char);
    return now;
  }

  /** The characters that lead on from `state` differently from any other character. */
  expected(state: Positions): Set<string> {
    const chars = new Set<string>();
    for (const at of state) {
      const token = this.tokens[at];
      if (typeof token === "string") chars.add(token);
    }
    return chars;
  }

  /** The patterns that match what was read up to `state`: bit i for pattern i. */
  accepted(state: Positions): bigint {
    let mask = 0n;
    for (const at of state) {
      const pattern = this.patternAtEnd.get(at);
      if (pattern !== undefined) mask |= 1n << BigInt(pattern);
    }
    return mask;
  }

  // A star may match nothing, so to stand before it is to stand behind it too.
  private closed(positions: readonly number[]): Positions {
    const all = new Set<number>();
    for (let at of positions) {
      all.add(at);
      while (this.tokens[at] === STAR) all.add(++at);
    }
    return [...all].sort((a, b) => a - b);
  }
}
