import { LineCounter } from "yaml";
import { type Path, pathText } from "./path";
import { type Place, type YamlFault, YamlReader, type YamlText } from "./reader";

/** A YAML text, read: its value as plain data, and where each part of it stands. */
export class Source {
  /** The data: mappings, lists, strings, numbers, booleans, null; undefined where the text is no YAML. */
  readonly value: unknown;
  /** What the YAML itself makes impossible; what stands there is null in `value`. */
  readonly faults: readonly YamlFault[];
  /** All keys, with their paths. */
  readonly keys: readonly { readonly path: Path; readonly name: string }[];
  /** All single texts, keys and values. */
  readonly texts: readonly YamlText[];

  private readonly lines = new LineCounter();
  private readonly places: ReadonlyMap<string, Place>;

  /** `file` is its name, for problems. */
  constructor(
    readonly text: string,
    readonly file: string,
  ) {
    this.lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g)) this.lines.addNewLine(index + 1);
    const reader = new YamlReader();
    this.value = reader.read(text);
    this.faults = reader.faults;
    this.keys = reader.keys;
    this.texts = reader.texts;
    this.places = reader.places;
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
}
