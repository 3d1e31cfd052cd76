/** The attributes of a block. */
export type Attributes = Readonly<Record<string, unknown>>;

type Blocks = Readonly<Record<string, Attributes>>;

/** The Terraform JSON of a stack, or of one element, as far as it is looked into; an override can put anything there. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Blocks>>;
  readonly data?: Readonly<Record<string, Blocks>>;
  readonly check?: Blocks;
  readonly module?: Blocks;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly import?: unknown;
  readonly moved?: unknown;
  readonly removed?: unknown;
}

/** A block with its address. */
export interface Block {
  readonly type: string;
  readonly address: string;
  readonly attributes: Attributes;
}

/** Blocks as Terraform JSON may have them, an object or a list of objects, as a list. */
export function listed(value: unknown): Attributes[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is Attributes => typeof one === "object" && one !== null);
}

/** All resources of a stack, in whichever way they are written. */
export function resourcesOf(json: StackJson): Block[] {
  return labelled(json.resource).flatMap(([type, byId]) =>
    labelled(byId).flatMap(([id, blocks]) =>
      listed(blocks).map((attributes) => ({ type, address: `${type}.${id}`, attributes })),
    ),
  );
}

/** The labels of blocks with what stands below each. */
export function labelled(value: unknown): [string, unknown][] {
  return listed(value).flatMap((labels) => Object.entries(labels));
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
