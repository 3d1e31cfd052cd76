import type { Problem } from "./problem";
import { dataSources, resources } from "./registry";
import type { DataSource, Resource } from "./resource";
import type { BlockSchema, ProviderSchema, Schema } from "./schema";
import type { ObjectValue } from "./value";
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

  /** Declares every type of the schema: what the stand-in cannot do can be validated all the same. */
  declaration(): Declaration {
    return {
      provider: toWireSchema(this.schema.provider),
      resource_schemas: toWireSchemas(this.schema.resource_schemas),
      data_source_schemas: toWireSchemas(this.schema.data_source_schemas),
    };
  }

  /** @throws when the stand-in has no such resource */
  resource(typeName: string): ResourceType {
    const [resource, schema] = [resources[typeName], this.schema.resource_schemas[typeName]];
    if (resource === undefined || schema === undefined) {
      throw cannot("resource", typeName, resources, schema);
    }
    return { resource, block: schema.block };
  }

  /** @throws when the stand-in has no such data source */
  dataSource(typeName: string): DataSourceType {
    const [source, schema] = [dataSources[typeName], this.schema.data_source_schemas[typeName]];
    if (source === undefined || schema === undefined) {
      throw cannot("data source", typeName, dataSources, schema);
    }
    return { source, block: schema.block };
  }

  /** What is wrong with a resource beyond its schema, which Terraform itself holds it to. */
  resourceProblems(typeName: string, config: ObjectValue): readonly Problem[] {
    const isSchemaOnly = typeName in this.schema.resource_schemas && !(typeName in resources);
    return isSchemaOnly ? [] : this.resource(typeName).resource.validate(config);
  }

  /** What is wrong with a data source beyond its schema. */
  dataSourceProblems(typeName: string, config: ObjectValue): readonly Problem[] {
    const isSchemaOnly = typeName in this.schema.data_source_schemas && !(typeName in dataSources);
    return isSchemaOnly ? [] : this.dataSource(typeName).source.validate(config);
  }
}

function cannot(kind: string, typeName: string, known: object, schema: Schema | undefined): Error {
  const names = Object.keys(known).join(", ");
  const what = schema === undefined ? "is not known to" : "can be validated, but not planned, by";
  return new Error(`${kind} "${typeName}" ${what} the stand-in provider: it has ${names}`);
}
