import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readSchema, type Schema } from "../../../sandbox/provider/schema";
import { toWireSchema } from "../../../sandbox/provider/wire-schema";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function file(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "schema-"));
  folders.push(folder);
  writeFileSync(join(folder, "schema.json"), JSON.stringify(content));
  return join(folder, "schema.json");
}

describe("the schema file", () => {
  it("beside the bindings holds the resources that the stand-in knows", () => {
    expect(Object.keys(readSchema().resource_schemas)).toEqual(
      expect.arrayContaining(["alicloud_ram_role", "alicloud_ram_role_policy_attachment"]),
    );
  });

  it("of another provider is refused", () => {
    const path = file({ provider_schemas: {} });
    expect(() => readSchema(path)).toThrow(
      `${path} holds no schema of registry.terraform.io/aliyun/alicloud: write it with terraform providers schema -json`,
    );
  });
});

describe("a schema in the shape of the protocol", () => {
  const schema: Schema = {
    version: 3,
    block: {
      attributes: {
        tags: { type: ["map", "string"], optional: true },
        id: { type: "string", computed: true, deprecated: true },
      },
      block_types: {
        endpoints: {
          nesting_mode: "set",
          max_items: 1,
          block: { attributes: { ram: { type: "string", required: true } } },
        },
        timeouts: { nesting_mode: "single", block: {} },
      },
    },
  };

  it("has attributes with their type as JSON", () => {
    const { version, block } = toWireSchema(schema);
    expect(version).toBe(3);
    expect(block.attributes.map(({ type, ...rest }) => ({ ...rest, type: String(type) }))).toEqual([
      { name: "tags", optional: true, type: '["map","string"]' },
      { name: "id", computed: true, deprecated: true, type: '"string"' },
    ]);
  });

  it("has nested blocks with their nesting as a number", () => {
    const [endpoints, timeouts] = toWireSchema(schema).block.block_types;
    expect(endpoints).toMatchObject({ type_name: "endpoints", nesting: 3, min_items: 0, max_items: 1 });
    expect(endpoints?.block.attributes[0]).toMatchObject({ name: "ram", required: true });
    expect(timeouts).toMatchObject({
      type_name: "timeouts",
      nesting: 1,
      block: { attributes: [], block_types: [] },
    });
  });

  it.each(["list", "map", "group"] as const)("knows the nesting %s", (nesting_mode) => {
    const wire = toWireSchema({ version: 0, block: { block_types: { some: { nesting_mode, block: {} } } } });
    expect(wire.block.block_types[0]?.nesting).toBe({ list: 2, map: 4, group: 5 }[nesting_mode]);
  });
});
