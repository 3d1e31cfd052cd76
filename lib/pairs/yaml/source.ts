import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { MAX_DEPTH, TOO_DEEP, tooDeepAt } from "./nesting";
import { type Path, pathText } from "./path";

/** How many values aliases (`*name`) may stand for in all: more is a file made to exhaust its reader. */
const MAX_ALIASED = 10_000;

/** How many errors of the YAML itself are told: the later ones mostly follow from the first. */
const MAX_YAML_FAULTS = 10;

const TOO_MANY_ALIASES = `aliases (*) stand for more than ${MAX_ALIASED} values: write values out`;
const NO_ANCHOR = "no anchor (&) of this name stands before the alias: write the value itself";
const TWICE = "this key stands twice in one mapping: keep one of the two";

/** Something that the YAML itself makes impossible. */
export interface YamlFault {
  /** Where it stands in the text. */
  readonly at: number;
  readonly path: Path;
  readonly message: string;
}

/** Where a value stands in the text. */
export interface Place {
  /** Where the value starts. */
  readonly offset: number;
  /** Where its key starts, where it has one. */
  readonly key: number | undefined;
  /** The text of a scalar, as it is written. */
  readonly written: string | undefined;
}

/** A single text of the file, a key or a value, and the span where it is written. */
export interface YamlText {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Step {
  readonly path: Path;
  readonly key: number | undefined;
  /** Whether an alias led here. */
  readonly aliased: boolean;
}

type MapNode = YAMLMap<Node, Node | null>;

/**
 * A YAML text, read: its value as plain data, and where each part of it stands. The walk from one to the other is its
 * own, which knows of no prototype and always comes to an end.
 */
export class Source {
  /** The data: mappings, lists, strings, numbers, booleans, null; undefined where the text is no YAML. */
  readonly value: unknown;
  /** What the YAML itself makes impossible; what stands there is null in `value`. */
  readonly faults: YamlFault[] = [];
  /** The paths of all keys. */
  readonly keys: Path[] = [];
  /** All single texts, keys and values. */
  readonly texts: YamlText[] = [];

  private readonly lines = new LineCounter();
  private readonly places = new Map<string, Place>();
  private readonly anchors = new Map<string, Node>();
  private aliased = 0;
  private exhausted = false;

  /** `file` is its name, for problems. */
  constructor(
    readonly text: string,
    readonly file: string,
  ) {
    this.lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g)) this.lines.addNewLine(index + 1);
    const root = this.parse(text);
    const value = root && this.node(root, { path: [], key: undefined, aliased: false });
    this.value = this.exhausted ? undefined : value;
  }

  /** The place of what stands at `path`, or of the nearest that holds it. */
  place(path: Path): Place {
    const place = this.places.get(pathText(path));
    if (place !== undefined) return place;
    return path.length === 0
      ? { offset: 0, key: undefined, written: undefined }
      : this.place(path.slice(0, -1));
  }

  /** What stands at `path`, or undefined. */
  at(path: Path): unknown {
    return path.reduce<unknown>(
      (value, step) =>
        Object.hasOwn(Object(value), step) ? (value as Record<string, unknown>)[step] : undefined,
      this.value,
    );
  }

  /** Line and column of `offset`, both from 1. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private parse(text: string): Node | null | undefined {
    const deep = tooDeepAt(text);
    if (deep !== undefined) {
      this.fault(deep, [], TOO_DEEP);
      return undefined;
    }
    // Not uniqueKeys: the walk finds them, where the library's search takes the square of their number.
    const options = { schema: "core", uniqueKeys: false, prettyErrors: false } as const;
    const { errors, warnings, contents } = parseDocument(text, options);
    const faults = [...errors, ...warnings];
    for (const { code, message, pos } of faults.slice(0, MAX_YAML_FAULTS))
      this.fault(pos[0], [], yamlProblem(code, message));
    return faults.length === 0 ? contents : undefined;
  }

  private node(node: Node, step: Step): unknown {
    const { path, key, aliased } = step;
    const offset = startOf(node);
    if (this.exhausted) return null;
    if (path.length > MAX_DEPTH) return this.giveUp(offset, TOO_DEEP);
    if (this.aliased > MAX_ALIASED) return this.giveUp(offset, TOO_MANY_ALIASES);
    if (isAlias(node)) return this.alias(node.source, offset, step);
    if (aliased) this.aliased += 1;
    else if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    this.places.set(pathText(path), { offset, key, written: isScalar(node) ? node.source : undefined });
    if (isMap(node)) return this.map(node as MapNode, step);
    if (isSeq<Node>(node))
      return node.items.map((item, at) => this.node(item, { path: [...path, at], key: undefined, aliased }));
    const scalar = node as Scalar;
    return this.seen(scalar, scalar.value);
  }

  // The walk keeps the anchors: the library searches the whole document for each alias.
  private alias(name: string, offset: number, { path, key }: Step): unknown {
    const target = this.anchors.get(name);
    if (target === undefined) return this.fault(offset, path, NO_ANCHOR);
    return this.node(target, { path, key, aliased: true });
  }

  private map(node: MapNode, { path, aliased }: Step): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const offset = startOf(key);
      const name = isScalar(key) ? this.seen(key, keyText(key)) : undefined;
      if (name === undefined || name === "__proto__") {
        this.fault(offset, path, "this cannot be a key: write a plain name");
        continue;
      }
      const below = [...path, name];
      this.keys.push(below);
      if (entries.has(name)) this.fault(offset, below, TWICE);
      else entries.set(name, value && this.node(value, { path: below, key: offset, aliased }));
    }
    return Object.fromEntries(entries);
  }

  private seen<T>(node: Scalar, text: T): T {
    const [start, end] = rangeOf(node);
    if (typeof text === "string") this.texts.push({ start, end, text });
    return text;
  }

  private giveUp(offset: number, message: string): null {
    this.exhausted = true;
    return this.fault(offset, [], message);
  }

  private fault(at: number, path: Path, message: string): null {
    this.faults.push({ at, path, message });
    return null;
  }
}

/** A key that YAML takes for a number or a boolean is the text that is written. */
function keyText(key: Scalar): string | undefined {
  return typeof key.value === "string" ? key.value : key.source;
}

function startOf(node: Node): number {
  return rangeOf(node)[0];
}

/** Nodes that a parser made always have a range; the library's type knows of others too. */
function rangeOf(node: Node): readonly [number, number, number] {
  return node.range as [number, number, number];
}

const QUOTED = /(?::? "|(?<=\w): |(?<=directive|version) ).*$/s;

/** What to say of an error of the YAML library: it quotes parts of the text, which may be a credential, so those go. */
function yamlProblem(code: string, message: string): string {
  if (code === "RESOURCE_EXHAUSTION") return TOO_DEEP;
  if (code === "MULTIPLE_DOCS") {
    return "a second YAML document starts here: keep one, and take out the line ---";
  }
  if (code === "TAG_RESOLVE_FAILED") return "a tag (!) stands here: write the plain value, without a tag";
  return `this is not YAML (${message.replace(QUOTED, "")}): mend the indentation, the quotes or the brackets here`;
}
