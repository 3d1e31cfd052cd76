import { isDeepStrictEqual } from "node:util";
import { TerraformElement, TerraformOutput } from "cdktf";
import type { IConstruct } from "constructs";
import { isPlainObject } from "../terraform-values";
import { type Attributes, listed, type StackJson, shown } from "./terraform-json";

/** What a construct has put into the Terraform JSON, element by element, with its tokens. */
export type Snapshot = readonly StackJson[];

/** Settings of a resource that change neither what it grants nor to whom. */
const HARMLESS = ["//", "description", "tags", "max_session_duration", "timeouts", "depends_on"];
const HARMLESS_IN_LIFECYCLE = ["prevent_destroy"];

/** What `scope` and all below it say now, but its outputs. Later changes of its elements do not reach it. */
export function snapshotOf(scope: IConstruct): Snapshot {
  return scope.node
    .findAll()
    .filter((node) => TerraformElement.isTerraformElement(node) && !TerraformOutput.isTerraformOutput(node))
    .map((element) => copied((element as TerraformElement).toTerraform()));
}

/** A copy of lists and plain objects; what resolves itself, as a token does, stays the same. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)])) as T;
}

/** The address of each block of a snapshot, with its attributes. */
export function blocksOf(snapshot: Snapshot): Map<string, Attributes> {
  return new Map(
    snapshot.flatMap(({ resource, data, check }) => [
      ...addressed("", resource),
      ...addressed("data.", data),
      ...Object.entries(check ?? {}).map(([id, body]) => [`check.${id}`, body] as const),
    ]),
  );
}

function addressed(prefix: string, types: StackJson["resource"]): [string, Attributes][] {
  return Object.entries(types ?? {}).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, body]): [string, Attributes] => [`${prefix}${type}.${id}`, body]),
  );
}

/** How `json` differs from the blocks of a snapshot, whose tokens are resolved. */
export function differences(blocks: ReadonlyMap<string, Attributes>, json: StackJson): string[] {
  return [...blocks].flatMap(([address, wanted]) => {
    const actual = blockAt(json, address);
    return actual === undefined ? `${address} is gone` : changed(address, wanted, actual);
  });
}

function blockAt(json: StackJson, address: string): Attributes | undefined {
  const path = /^(?:data|check)\./.test(address) ? address.split(".") : ["resource", ...address.split(".")];
  const found = path.reduce<unknown>((value, step) => (value as Attributes | undefined)?.[step], json);
  return typeof found === "object" && found !== null && !Array.isArray(found)
    ? (found as Attributes)
    : undefined;
}

function changed(address: string, wanted: Attributes, actual: Attributes): string[] {
  const harmless = /^(?:data|check)\./.test(address) ? ["//"] : HARMLESS;
  const [before, now] = [flat(wanted, harmless), flat(actual, harmless)];
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => !isDeepStrictEqual(before[name], now[name]))
    .map((name) => `${address} has ${name} ${shown(now[name])}, the props say ${shown(before[name])}`);
}

/** The attributes that count, and those of the lifecycle beside them. */
function flat({ lifecycle, ...attributes }: Attributes, harmless: readonly string[]): Attributes {
  const [first = {}, ...more] = listed(lifecycle);
  const rest = more.length > 0 ? { lifecycle } : without(first, HARMLESS_IN_LIFECYCLE);
  return { ...without(attributes, harmless), ...rest };
}

function without(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => value !== undefined && !names.includes(name)),
  );
}
