import { isPlainObject } from "../terraform-values";

/** The attributes of a block. */
export type Attributes = Readonly<Record<string, unknown>>;

/** The Terraform JSON of a stack, or of one element, as far as it is looked into; an override can put anything there. */
export type StackJson = Readonly<
  Partial<
    Record<
      | "resource"
      | "data"
      | "check"
      | "module"
      | "terraform"
      | "provider"
      | "locals"
      | "variable"
      | "import"
      | "moved"
      | "removed",
      unknown
    >
  >
>;

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

/** The blocks of a kind that has two labels, type and id, with their addresses in it. */
export function addressed(types: unknown): [address: string, block: unknown][] {
  return labelled(types).flatMap(([type, ids]) =>
    labelled(ids).map(([id, block]): [string, unknown] => [`${type}.${id}`, block]),
  );
}

/** Every text in `value`. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === "//" ? [] : textsIn(part)));
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
