import { dataSources, resources } from "./registry";
import type { DataSource, Resource } from "./resource";
import type { BlockSchema, ProviderSchema, Schema } from "./schema";
import { toWireSchema, toWireSchemas, type WireSchema } from "./wire-schema";

/** A type of resource with its schema. */
export interface ResourceType {
  readonly resource: Resource;
  readonly block: BlockSchema;
}

/** A type of data source with its schema. */
export interface DataSourceType {
  readonly source: DataSource;
  readonly block: BlockSchema;
}

/** What Terraform is told of the provider. */
export interface Declaration {
  readonly provider: WireSchema;
  readonly resource_schemas: Readonly<Record<string, WireSchema>>;
  readonly data_source_schemas: Readonly<Record<string, WireSchema>>;
}

/** What the stand-in can do, each with the schema of the real provider. */
export class Catalog {
  constructor(private readonly schema: ProviderSchema) {}

  /** Declares only what the stand-in can do: Terraform must refuse the rest. */
  declaration(): Declaration {
    return {
      provider: toWireSchema(this.schema.provider),
      resource_schemas: toWireSchemas(only(resources, this.schema.resource_schemas)),
      data_source_schemas: toWireSchemas(only(dataSources, this.schema.data_source_schemas)),
    };
  }

  /** @throws when the stand-in has no such resource */
  resource(typeName: string): ResourceType {
    const [resource, schema] = [resources[typeName], this.schema.resource_schemas[typeName]];
    if (resource === undefined || schema === undefined) throw unknownType("resource", typeName, resources);
    return { resource, block: schema.block };
  }

  /** @throws when the stand-in has no such data source */
  dataSource(typeName: string): DataSourceType {
    const [source, schema] = [dataSources[typeName], this.schema.data_source_schemas[typeName]];
    if (source === undefined || schema === undefined) throw unknownType("data source", typeName, dataSources);
    return { source, block: schema.block };
  }
}

function only(known: object, schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => name in known));
}

function unknownType(kind: string, typeName: string, known: object): Error {
  const names = Object.keys(known).join(", ");
  return new Error(`${kind} "${typeName}" is not known to the stand-in provider: it has ${names}`);
}
