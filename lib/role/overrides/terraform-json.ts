import { isPlainObject } from "../terraform-values";

/** The attributes of a block, or the blocks of a stack; an override can put anything there. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Whether `value` is written as it stands: cdktf hands on a Date, whose toJSON may say anything. */
export function isJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return (Array.isArray(value) || isPlainObject(value)) && Object.values(value).every(isJson);
}

/** Blocks as Terraform JSON may have them, an object or a list of objects, as a list. */
export function listed(value: unknown): Attributes[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is Attributes => typeof one === "object" && one !== null);
}

/** The labels of blocks with what stands below each. */
export function labelled(value: unknown): [label: string, below: unknown][] {
  return listed(value).flatMap((labels) => Object.entries(labels));
}

/** The blocks of a kind that has one label, with it. */
export function named(labels: unknown): [label: string, block: Attributes][] {
  // What stands at // in a block is a comment; further below it is a key like any other.
  return labelled(labels).flatMap(([label, blocks]) =>
    listed(blocks).map(({ "//": _comment, ...block }): [string, Attributes] => [label, block]),
  );
}

/** The blocks of a kind that has two labels, type and id, with their addresses in it. */
export function addressed(types: unknown): [address: string, block: Attributes][] {
  return labelled(types).flatMap(([type, ids]) =>
    named(ids).map(([id, block]): [string, Attributes] => [`${type}.${id}`, block]),
  );
}

/** Every text in the attributes of a block. */
export function textsOf(block: Attributes): string[] {
  return Object.values(block).flatMap(textsIn);
}

/** Every text in `value`, the keys of mappings included: they may be names as well. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

/** Whether `text` refers to what stands at `address`. */
export function refersTo(text: string, address: string): boolean {
  const at = text.indexOf(address);
  if (at === -1) return false;
  const isWhole = !/[\w.-]/.test(text[at - 1] ?? "") && !/[\w-]/.test(text[at + address.length] ?? "");
  return isWhole || refersTo(text.slice(at + 1), address);
}

/** `value` for a message. */
export function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
