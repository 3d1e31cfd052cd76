import { Catalog } from "./catalog";
import { connect } from "./cloud";
import { Connections } from "./connections";
import { type DynamicValue, fromDynamicValue, fromJson, toDynamicValue } from "./dynamic-value";
import { apply, conform, imported, refresh } from "./lifecycle";
import type { Handler, Handlers } from "./messages";
import { planChange } from "./plan";
import { errorDiagnostic, pathTo, toDiagnostic } from "./problem";
import { resolveConfig } from "./provider-config";
import type { ProviderSchema } from "./schema";
import type { Environment } from "./settings";
import { settleNulls } from "./settle-nulls";
import { isObject, type ObjectValue } from "./value";

/** What the stand-in works with. */
export interface Setting {
  readonly schema: ProviderSchema;
  readonly env: Environment;
  /** Milliseconds between two tries of a call that RAM throttles or that is in conflict. */
  readonly retryWait: number;
}

/** The answers of the stand-in. What they throw is for the server to turn into a diagnostic. */
export function createHandlers(setting: Setting): Handlers {
  const catalog = new Catalog(setting.schema);
  const connections = new Connections();
  return {
    GetSchema: async () => catalog.declaration(),
    GetFunctions: async () => ({}),
    PrepareProviderConfig: async ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: validateResource(catalog),
    ValidateDataSourceConfig: validateDataSource(catalog),
    UpgradeResourceState: upgradeState(catalog),
    Configure: configure(connections, setting),
    ReadResource: readResource(catalog, connections),
    PlanResourceChange: planResource(catalog),
    ApplyResourceChange: applyResource(catalog, connections),
    ImportResourceState: importResource(catalog),
    MoveResourceState: refuseToMove,
    ReadDataSource: readDataSource(catalog, connections),
    Stop: async () => ({}),
  };
}

function validateResource(catalog: Catalog): Handler<"ValidateResourceTypeConfig"> {
  return async ({ type_name, config }) => {
    const problems = catalog.resourceProblems(type_name, objectOf(config) ?? {});
    return { diagnostics: problems.map(toDiagnostic) };
  };
}

function validateDataSource(catalog: Catalog): Handler<"ValidateDataSourceConfig"> {
  return async ({ type_name, config }) => {
    const problems = catalog.dataSourceProblems(type_name, objectOf(config) ?? {});
    return { diagnostics: problems.map(toDiagnostic) };
  };
}

function upgradeState(catalog: Catalog): Handler<"UpgradeResourceState"> {
  return async ({ type_name, raw_state: raw }) => {
    const stored = raw === null ? null : fromJson(raw.json);
    return { upgraded_state: toDynamicValue(conform(stored, catalog.resource(type_name).block)) };
  };
}

function configure(connections: Connections, { env, retryWait }: Setting): Handler<"Configure"> {
  return async ({ config }, connection) => {
    connections.configure(connection, await connect(resolveConfig(objectOf(config) ?? {}, env), retryWait));
    return {};
  };
}

function readResource(catalog: Catalog, connections: Connections): Handler<"ReadResource"> {
  return async ({ type_name, current_state, private: kept }, connection) => {
    const [type, state] = [catalog.resource(type_name), objectOf(current_state)];
    const found = state === null ? null : await refresh(type, state, connections.cloud(connection));
    return { new_state: toDynamicValue(found), private: kept };
  };
}

function planResource(catalog: Catalog): Handler<"PlanResourceChange"> {
  return async (request) => {
    const { resource, block } = catalog.resource(request.type_name);
    const proposed = objectOf(request.proposed_new_state);
    const { planned, replacedBy } =
      proposed === null
        ? { planned: null, replacedBy: [] }
        : planChange(objectOf(request.prior_state), proposed, block, resource.behaviours);
    return {
      planned_state: toDynamicValue(planned),
      requires_replace: replacedBy.map(pathTo),
      planned_private: request.prior_private,
      legacy_type_system: true,
    };
  };
}

function applyResource(catalog: Catalog, connections: Connections): Handler<"ApplyResourceChange"> {
  return async (request, connection) => {
    const [prior, planned] = [objectOf(request.prior_state), objectOf(request.planned_state)];
    const type = catalog.resource(request.type_name);
    const { state, error } = await apply(type, prior, planned, connections.cloud(connection));
    return {
      new_state: toDynamicValue(state),
      private: request.planned_private,
      legacy_type_system: true,
      diagnostics: error === undefined ? [] : [errorDiagnostic(error)],
    };
  };
}

function importResource(catalog: Catalog): Handler<"ImportResourceState"> {
  return async ({ type_name, id }) => {
    const state = toDynamicValue(imported(id, catalog.resource(type_name).block));
    return { imported_resources: [{ type_name, state }] };
  };
}

async function refuseToMove(): Promise<never> {
  throw new Error("the alicloud provider cannot move a resource of another type: import it instead");
}

function readDataSource(catalog: Catalog, connections: Connections): Handler<"ReadDataSource"> {
  return async ({ type_name, config }, connection) => {
    const [{ source, block }, given] = [catalog.dataSource(type_name), objectOf(config) ?? {}];
    const found = await source.read(given, connections.cloud(connection));
    return { state: toDynamicValue(settleNulls(found, given, block, "plan")) };
  };
}

function objectOf(dynamic: DynamicValue | null): ObjectValue | null {
  const value = fromDynamicValue(dynamic);
  return isObject(value) ? value : null;
}
