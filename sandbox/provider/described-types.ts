import type { AttributeSchema, CtyType, ProviderSchema, Schema } from "./schema";

/** Lists of objects that have a `description`, which the schema file leaves out of their type. */
const DESCRIBED: Readonly<Record<string, string>> = {
  alicloud_ram_roles: "roles",
  alicloud_ram_role_policy_attachments: "attachments",
};

/** Gives the objects that data sources return the `description` that the real provider gives them. */
export function withDescriptions(schema: ProviderSchema): ProviderSchema {
  const sources = { ...schema.data_source_schemas };
  for (const [typeName, attribute] of Object.entries(DESCRIBED)) {
    const source = sources[typeName];
    if (source !== undefined) sources[typeName] = describe(source, attribute);
  }
  return { ...schema, data_source_schemas: sources };
}

function describe(source: Schema, name: string): Schema {
  const attribute = source.block.attributes?.[name];
  if (attribute === undefined) return source;
  const described: AttributeSchema = { ...attribute, type: describedType(attribute.type) };
  return {
    ...source,
    block: { ...source.block, attributes: { ...source.block.attributes, [name]: described } },
  };
}

function describedType(type: CtyType): CtyType {
  if (typeof type === "string") return type;
  if (type[0] === "object") return ["object", { description: "string", ...type[1] }];
  return [type[0], describedType(type[1])];
}
