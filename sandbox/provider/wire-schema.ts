import type { AttributeSchema, BlockSchema, NestedBlockSchema, Schema } from "./schema";

const NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;

/** A schema in the shape of the protocol. */
export interface WireSchema {
  readonly version: number;
  readonly block: WireBlock;
}

interface WireBlock {
  readonly attributes: readonly WireAttribute[];
  readonly block_types: readonly WireNestedBlock[];
}

interface WireAttribute extends Omit<AttributeSchema, "type"> {
  readonly name: string;
  readonly type: Uint8Array;
}

interface WireNestedBlock {
  readonly type_name: string;
  readonly block: WireBlock;
  readonly nesting: number;
  readonly min_items: number;
  readonly max_items: number;
}

/** Turns the schema of a resource, a data source or the provider into the shape of the protocol. */
export function toWireSchema(schema: Schema): WireSchema {
  return { version: schema.version, block: toBlock(schema.block) };
}

/** The same for many, by name. */
export function toWireSchemas(schemas: Readonly<Record<string, Schema>>): Record<string, WireSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toWireSchema(schema)]));
}

function toBlock(block: BlockSchema): WireBlock {
  return {
    attributes: Object.entries(block.attributes ?? {}).map(([name, attribute]) =>
      toAttribute(name, attribute),
    ),
    block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => toNestedBlock(name, nested)),
  };
}

function toAttribute(name: string, attribute: AttributeSchema): WireAttribute {
  return { ...attribute, name, type: Buffer.from(JSON.stringify(attribute.type)) };
}

function toNestedBlock(name: string, nested: NestedBlockSchema): WireNestedBlock {
  return {
    type_name: name,
    block: toBlock(nested.block),
    nesting: NESTING[nested.nesting_mode],
    min_items: nested.min_items ?? 0,
    max_items: nested.max_items ?? 0,
  };
}
