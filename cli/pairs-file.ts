import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isNode, isSeq, parseDocument } from "yaml";
import { AccountPairsError, parseAccountPairs } from "../lib/pairs";
import { oneLine } from "./text";
import { UserError } from "./user-error";

/** What a new pairs file begins with. */
const EMPTY = "version: 1\n\npairs: []\n";

type Path = readonly (string | number)[];

/**
 * A pairs file that is edited: what is not edited stays to the letter, comments and all, and the file is written whole
 * or not at all.
 */
export class PairsFile {
  private readonly before: string | undefined;
  private text: string;

  constructor(private readonly name: string) {
    this.before = existsSync(name) ? readFileSync(name, "utf8") : undefined;
    this.text = this.before ?? EMPTY;
  }

  /** What stands at a path, as plain data. */
  at(path: Path): unknown {
    const node = parseDocument(this.text).getIn(path);
    return isNode(node) ? node.toJSON() : node;
  }

  /** Adds an entry at the end of the pairs. @returns what is wrong with the file then; undefined where it is added */
  addPair(entry: object): string | undefined {
    const document = parseDocument(this.text);
    const added = withItem(this.text, document, entry);
    if (isSeq(document.get("pairs")) && added === undefined) Object(document.get("pairs")).flow = false;
    document.addIn(["pairs"], document.createNode(entry));
    const text = sameAs(document, added);
    const problem = problemIn(text, this.name);
    if (problem === undefined) this.text = text;
    return problem;
  }

  /** Takes a key out of a pair. @returns whether the pair itself had it */
  remove(pair: string, key: string): boolean {
    const document = parseDocument(this.text);
    const pairs = this.at(["pairs"]) as readonly { readonly name?: unknown }[];
    const path = ["pairs", pairs.findIndex(({ name }) => name === pair)];
    const removed = withoutKey(this.text, document, path, key);
    if (!document.deleteIn([...path, key])) return false;
    this.text = sameAs(document, removed);
    return true;
  }

  /** Writes the file where it is edited. @throws AccountPairsError, UserError, and then the file is as it was */
  save(): void {
    if (this.text === (this.before ?? EMPTY)) return;
    parseAccountPairs(this.text, this.name);
    const target = this.before === undefined ? this.name : realpathSync(this.name);
    const part = `${target}.${randomBytes(6).toString("hex")}.new`;
    try {
      writeFileSync(part, this.text, { mode: this.before === undefined ? 0o666 : statSync(target).mode });
      const now = existsSync(target) ? readFileSync(target, "utf8") : undefined;
      if (now !== this.before)
        throw new UserError(
          `${oneLine(this.name)} was changed meanwhile, and is left as it is: run it again`,
        );
      renameSync(part, target);
    } finally {
      rmSync(part, { force: true });
    }
  }
}

/** The text that was edited in place where it says what the document says, else the document's own. */
function sameAs(document: Document, edited: string | undefined): string {
  const isSame = edited !== undefined && isDeepStrictEqual(parseDocument(edited).toJSON(), document.toJSON());
  return isSame ? edited : document.toString({ lineWidth: 0 });
}

/** The text with another item below the last of a block of pairs; undefined where there is no such block. */
function withItem(text: string, document: Document, entry: object): string | undefined {
  const pairs = document.get("pairs");
  const last = isSeq(pairs) && pairs.flow !== true ? pairs.items.at(-1) : undefined;
  if (!isNode(last) || last.range == null) return undefined;
  const [start, end] = last.range;
  const indent = /(?:^|\n)([^\S\n]*)-[^\S\n]+$/.exec(text.slice(0, start))?.[1];
  if (indent === undefined) return undefined;
  const item = new Document([entry]).toString({ lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const before = text.slice(0, end).trimEnd();
  const line = text.indexOf("\n", before.length);
  const at = line === -1 ? text.length : line + 1;
  return `${text.slice(0, at)}${line === -1 ? "\n" : ""}${item}${text.slice(at)}`;
}

/** The text without the lines of a key; undefined where it does not have lines of its own. */
function withoutKey(text: string, document: Document, path: Path, key: string): string | undefined {
  const map = document.getIn(path);
  const pair = isMap(map) && map.flow !== true ? map.items.find((it) => String(it.key) === key) : undefined;
  if (!isNode(pair?.key) || !isNode(pair.value) || pair.key.range == null || pair.value.range == null)
    return undefined;
  const start = text.lastIndexOf("\n", pair.key.range[0]) + 1;
  if (text.slice(start, pair.key.range[0]).trim() !== "") return undefined;
  const before = text.slice(0, pair.value.range[1]).trimEnd();
  const line = text.indexOf("\n", before.length);
  return text.slice(0, start) + (line === -1 ? "" : text.slice(line + 1));
}

function problemIn(text: string, name: string): string | undefined {
  try {
    parseAccountPairs(text, name);
    return undefined;
  } catch (error) {
    if (!(error instanceof AccountPairsError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`).join("; ");
  }
}
