import type { Budget } from "./budget";
import { GlobSet, type Positions } from "./glob";

/** What one string is to a list of patterns: the patterns that match it, and the string. */
export interface Signature {
  /** Bit i is set where pattern i matches. */
  readonly matched: bigint;
  /** One string that these patterns match, and no other pattern of the list. */
  readonly witness: string;
}

/**
 * Every combination of `patterns` that some string, not an empty one, matches, each once.
 *
 * This is exact: all patterns are run at once over all strings, and strings that no pattern can tell apart are
 * read once.
 */
export function signatures(patterns: readonly string[], budget: Budget): Signature[] {
  if (!patterns.some(isWild)) return literalSignatures(patterns);
  return explore(new GlobSet(patterns), ANY_TEXT, budget);
}

/**
 * The same over the RAM identities: `acs:ram::<16 digits>:<anything but a colon>`. A pattern that matches
 * `<account>:root` matches every identity of that account.
 */
export function ramSignatures(patterns: readonly string[], budget: Budget): Signature[] {
  if (!patterns.some(isWild)) return literalRamSignatures(patterns);
  return explore(new GlobSet(patterns), RAM_IDENTITY, budget);
}

function isWild(pattern: string): boolean {
  return pattern.includes("*") || pattern.includes("?");
}

// Without wildcards only the patterns themselves can be told apart: far less work, and so for most documents.
function literalSignatures(literals: readonly string[]): Signature[] {
  const found = new Map([[0n, unlike(literals, (index) => `x${index}`)]]);
  const bits = bitOf(literals);
  for (const text of literals) if (text !== "") note(found, bits(text), text);
  return listed(found);
}

const IDENTITY = /^(acs:ram::[0-9]{16}:)[^:]+$/;

function literalRamSignatures(literals: readonly string[]): Signature[] {
  const accounts = literals.flatMap((text) => IDENTITY.exec(text)?.[1] ?? []);
  const stranger = unlike(accounts, (index) => `acs:ram::${String(index).padStart(16, "0")}:`);
  const resources = literals.map((text) => text.slice(text.lastIndexOf(":") + 1));
  const other = unlike(resources, (index) => `user/x${index}`);
  const found = new Map([[0n, `${stranger}root`]]);
  const bits = bitOf(literals);
  for (const account of accounts) {
    const whole = bits(`${account}root`);
    for (const resource of ["root", other]) note(found, whole, `${account}${resource}`);
    for (const text of literals)
      if (IDENTITY.exec(text)?.[1] === account) note(found, whole | bits(text), text);
  }
  return listed(found);
}

function bitOf(literals: readonly string[]): (text: string) => bigint {
  const bits = new Map(literals.map((text, index) => [text, 1n << BigInt(index)] as const));
  return (text) => bits.get(text) ?? 0n;
}

/** The first text of `make` that is not in `texts`. */
function unlike(texts: readonly string[], make: (index: number) => string): string {
  const taken = new Set(texts);
  let index = 0;
  while (taken.has(make(index))) index += 1;
  return make(index);
}

/** The strings that are asked about. */
interface Universe {
  readonly prefix: string;
  /** How many digits stand behind the prefix. */
  readonly digits: number;
  /** Stands between the digits and free text; what matches `<digits><root>` matches all that begins alike. */
  readonly separator: string;
  readonly root: string;
  /** What the free text does not have. */
  readonly without: string;
}

const ANY_TEXT: Universe = { prefix: "", digits: 0, separator: "", root: "", without: "" };
const RAM_IDENTITY: Universe = {
  prefix: "acs:ram::",
  digits: 16,
  separator: ":",
  root: ":root",
  without: ":",
};

interface Node {
  readonly state: Positions;
  readonly digitsLeft: number;
  /** The patterns that match the whole account. */
  readonly inherited: bigint;
  readonly text: string;
  /** Where a whole string has been read. */
  readonly signature?: Signature;
}

function explore(globs: GlobSet, universe: Universe, budget: Budget): Signature[] {
  const found = new Map<bigint, string>();
  const seen = new Set<string>();
  const queue: Node[] = [firstNode(globs, universe)];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of successors(globs, universe, node)) {
      budget.spend(1 + next.state.length);
      const key = `${next.digitsLeft} ${next.inherited} ${next.signature === undefined} ${next.state}`;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
      if (next.signature) note(found, next.signature.matched, next.signature.witness);
    }
  }
  return listed(found);
}

function note(found: Map<bigint, string>, matched: bigint, witness: string): void {
  if (!found.has(matched)) found.set(matched, witness);
}

function listed(found: ReadonlyMap<bigint, string>): Signature[] {
  return [...found].map(([matched, witness]) => ({ matched, witness }));
}

function firstNode(globs: GlobSet, { prefix, digits }: Universe): Node {
  return { state: globs.read(globs.start, prefix), digitsLeft: digits, inherited: 0n, text: prefix };
}

function* successors(globs: GlobSet, universe: Universe, node: Node): Generator<Node> {
  const { digitsLeft, inherited } = node;
  for (const char of nextChars(globs.expected(node.state), digitsLeft > 0)) {
    if (digitsLeft === 0 && char === universe.without) continue;
    const state = globs.step(node.state, char);
    const text = node.text + char;
    if (digitsLeft > 1) yield { state, inherited, text, digitsLeft: digitsLeft - 1 };
    else if (digitsLeft === 1) yield behindAccount(globs, universe, state, text);
    else yield { state, inherited, text, digitsLeft, signature: whole(globs, state, inherited, text) };
  }
}

function whole(globs: GlobSet, state: Positions, inherited: bigint, witness: string): Signature {
  return { matched: inherited | globs.accepted(state), witness };
}

function behindAccount(globs: GlobSet, { separator, root }: Universe, state: Positions, text: string): Node {
  const inherited = globs.accepted(globs.read(state, root));
  return {
    state: globs.read(state, separator),
    digitsLeft: 0,
    inherited,
    text: text + separator,
    signature: { matched: inherited, witness: text + root },
  };
}

const DIGITS = "0123456789";
const READABLE = "xyzabcdefghijklmnopqrstuvwXYZABCDEFGHIJKLMNOPQRSTUVW0123456789-";

/** The characters that patterns expect, and one that none of them does: it stands for all others. */
function* nextChars(expected: Set<string>, digitsOnly: boolean): Generator<string> {
  for (const char of expected) if (!digitsOnly || DIGITS.includes(char)) yield char;
  const other = unexpected(expected, digitsOnly);
  if (other !== undefined) yield other;
}

function unexpected(expected: Set<string>, digitsOnly: boolean): string | undefined {
  for (const char of digitsOnly ? DIGITS : READABLE) if (!expected.has(char)) return char;
  if (digitsOnly) return undefined;
  let code = 0xa1;
  while (expected.has(String.fromCodePoint(code))) code += 1;
  return String.fromCodePoint(code);
}
