import type { Declaration } from "./catalog";
import type { DynamicValue } from "./dynamic-value";
import type { AttributePath, Diagnostic } from "./problem";

/** Every answer may carry diagnostics. */
interface Diagnosed {
  readonly diagnostics?: readonly Diagnostic[];
}

type Dynamic = DynamicValue | null;

/** The calls of the protocol: what Terraform asks, and what it is answered. */
export interface Protocol {
  GetSchema: { request: object; response: Diagnosed & Declaration };
  GetFunctions: { request: object; response: Diagnosed };
  PrepareProviderConfig: {
    request: { config: Dynamic };
    response: Diagnosed & { prepared_config?: Dynamic };
  };
  ValidateResourceTypeConfig: { request: { type_name: string; config: Dynamic }; response: Diagnosed };
  ValidateDataSourceConfig: { request: { type_name: string; config: Dynamic }; response: Diagnosed };
  UpgradeResourceState: {
    request: { type_name: string; raw_state: { json: Uint8Array } | null };
    response: Diagnosed & { upgraded_state?: Dynamic };
  };
  Configure: { request: { config: Dynamic }; response: Diagnosed };
  ReadResource: {
    request: { type_name: string; current_state: Dynamic; private: Uint8Array };
    response: Diagnosed & { new_state?: Dynamic; private?: Uint8Array };
  };
  PlanResourceChange: {
    request: {
      type_name: string;
      prior_state: Dynamic;
      proposed_new_state: Dynamic;
      prior_private: Uint8Array;
    };
    response: Diagnosed & {
      planned_state?: Dynamic;
      requires_replace?: readonly AttributePath[];
      planned_private?: Uint8Array;
      legacy_type_system?: boolean;
    };
  };
  ApplyResourceChange: {
    request: {
      type_name: string;
      prior_state: Dynamic;
      planned_state: Dynamic;
      planned_private: Uint8Array;
    };
    response: Diagnosed & { new_state?: Dynamic; private?: Uint8Array; legacy_type_system?: boolean };
  };
  ImportResourceState: {
    request: { type_name: string; id: string };
    response: Diagnosed & { imported_resources?: readonly { type_name: string; state: DynamicValue }[] };
  };
  MoveResourceState: { request: object; response: Diagnosed };
  ReadDataSource: {
    request: { type_name: string; config: Dynamic };
    response: Diagnosed & { state?: Dynamic };
  };
  Stop: { request: object; response: object };
}

/** Answers one call; `connection` tells the provider blocks of Terraform apart. */
export type Handler<Call extends keyof Protocol> = (
  request: Protocol[Call]["request"],
  connection: string,
) => Promise<Protocol[Call]["response"]>;

/** An answer to every call. */
export type Handlers = { readonly [Call in keyof Protocol]: Handler<Call> };
