import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A type of Terraform, as `terraform providers schema -json` writes it. */
export type CtyType =
  | string
  | readonly ["list" | "set" | "map", CtyType]
  | readonly ["object", Readonly<Record<string, CtyType>>];

export interface AttributeSchema {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting_mode: "single" | "list" | "set" | "map" | "group";
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

export interface Schema {
  readonly version: number;
  readonly block: BlockSchema;
}

/** Everything that one provider declares. */
export interface ProviderSchema {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

const PROVIDER = "registry.terraform.io/aliyun/alicloud";

/** The schema file that the bindings are generated from. */
export const SCHEMA_FILE = "@cdktf/provider-alicloud/alicloud-1.289.0.json";

/**
 * Reads the schema of the alicloud provider, from a file that `terraform providers schema -json` wrote.
 * @param path - @default the file beside the bindings
 * @throws when the file says nothing of aliyun/alicloud
 */
export function readSchema(path = createRequire(__filename).resolve(SCHEMA_FILE)): ProviderSchema {
  const file = JSON.parse(readFileSync(path, "utf8")) as {
    provider_schemas?: Record<string, ProviderSchema>;
  };
  const schema = file.provider_schemas?.[PROVIDER];
  if (schema === undefined) {
    throw new Error(`${path} holds no schema of ${PROVIDER}: write it with terraform providers schema -json`);
  }
  return schema;
}
