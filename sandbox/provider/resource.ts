import type { Cloud } from "./cloud";
import { parseDuration } from "./duration";
import type { Problem } from "./problem";
import { isObject, type ObjectValue, text, type Value } from "./value";

/** What the schema file does not say of an attribute. */
export interface Behaviour {
  /** A change makes a new resource. */
  readonly forceNew?: true;
  /** What an attribute is that is not configured. */
  readonly defaultValue?: Value;
  /** Whether two values are so alike that there is nothing to change. */
  readonly alike?: (one: string, other: string) => boolean;
}

/** One type of resource. */
export interface Resource {
  readonly behaviours: Readonly<Record<string, Behaviour>>;
  /** What is wrong with a configuration, and what is deprecated in it. Values may be unknown. */
  validate(config: ObjectValue): readonly Problem[];
  /** Makes the resource and returns its id. */
  create(planned: ObjectValue, cloud: Cloud): Promise<string>;
  /** What the account says of the resource, over what the state says; null when there is none. */
  read(state: ObjectValue, cloud: Cloud): Promise<ObjectValue | null>;
  update(prior: ObjectValue, planned: ObjectValue, cloud: Cloud): Promise<void>;
  delete(prior: ObjectValue, cloud: Cloud): Promise<void>;
}

/** One type of data source. */
export interface DataSource {
  validate(config: ObjectValue): readonly Problem[];
  read(config: ObjectValue, cloud: Cloud): Promise<ObjectValue>;
}

export const MINUTE = 60_000;

/**
 * How long one operation may take: what the `timeouts` block says, else the default of the real provider.
 * @returns milliseconds
 * @throws when the block holds something that is no duration
 */
export function timeLimit(
  state: ObjectValue,
  operation: "create" | "update" | "delete",
  defaultLimit: number,
): number {
  const timeouts = state["timeouts"];
  const configured = isObject(timeouts) ? text(timeouts, operation) : "";
  return configured === "" ? defaultLimit : parseDuration(configured);
}
