import type { CallParameters } from "./call-parameters";
import { invalidParameter } from "./service-error";

/** One tag of a request. `value` is absent where only the key was sent. */
export interface RequestedTag {
  readonly key: string;
  readonly value?: string;
}

/** A list of strings, sent as JSON in one parameter (`Names=["a"]`) or numbered (`Names.1=a`). */
export function stringList(parameters: CallParameters, name: string): string[] {
  const json = jsonList(parameters, name);
  if (json === undefined) return numbered(parameters, name, "").map(([, value]) => value);
  return json.map((item) => {
    if (typeof item === "string") return item;
    throw invalidParameter(name, JSON.stringify(item), "a list of strings is expected");
  });
}

/** The `Tag` list, sent as JSON (`[{"Key":"a","Value":"b"}]`) or numbered (`Tag.1.Key=a`). */
export function tagList(parameters: CallParameters): RequestedTag[] {
  const json = jsonList(parameters, "Tag");
  return json === undefined ? numberedTags(parameters) : json.map(tagOf);
}

function jsonList(parameters: CallParameters, name: string): unknown[] | undefined {
  const text = parameters.optional(name);
  if (text === undefined || text === "") return undefined;
  const list = parse(text);
  if (!Array.isArray(list)) throw invalidParameter(name, text, "a JSON list is expected");
  return list;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The values of `name.N` + suffix in the order of N. */
function numbered(parameters: CallParameters, name: string, suffix: string): [number, string][] {
  return parameters
    .entries()
    .filter(([key]) => key.startsWith(`${name}.`) && key.endsWith(suffix))
    .map(([key, value]): [string, string] => [key.slice(name.length + 1, key.length - suffix.length), value])
    .filter(([index]) => /^\d{1,4}$/.test(index))
    .map(([index, value]): [number, string] => [Number(index), value])
    .sort(([a], [b]) => a - b);
}

function numberedTags(parameters: CallParameters): RequestedTag[] {
  const values = new Map(numbered(parameters, "Tag", ".Value"));
  return numbered(parameters, "Tag", ".Key").map(([index, key]) => requestedTag(key, values.get(index)));
}

function tagOf(item: unknown): RequestedTag {
  const { Key: key, Value: value } = (item ?? {}) as { Key?: unknown; Value?: unknown };
  if (typeof key !== "string" || (value !== undefined && typeof value !== "string")) {
    throw invalidParameter("Tag", JSON.stringify(item), 'an object {"Key": ..., "Value": ...} is expected');
  }
  return requestedTag(key, value);
}

function requestedTag(key: string, value: string | undefined): RequestedTag {
  return value === undefined ? { key } : { key, value };
}
