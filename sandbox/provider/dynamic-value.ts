import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";
import { UNKNOWN, Unknown, type Value } from "./value";

/** A value on the wire: Terraform sends msgpack, and JSON in a few places. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

const PLAIN_UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const codec = new ExtensionCodec();
codec.register({
  type: PLAIN_UNKNOWN,
  encode: (value: unknown) => (value instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
// Terraform may say something of a value that it does not know (not null, a prefix): nothing here uses it.
codec.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => UNKNOWN });

/** Writes a value for Terraform. */
export function toDynamicValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: codec }) };
}

/** Reads a value of Terraform; null where there is none. */
export function fromDynamicValue(dynamic: DynamicValue | null | undefined): Value {
  if (dynamic?.msgpack !== undefined && dynamic.msgpack.length > 0) {
    return decode(dynamic.msgpack, { extensionCodec: codec }) as Value;
  }
  if (dynamic?.json !== undefined && dynamic.json.length > 0) return fromJson(dynamic.json);
  return null;
}

/** Reads a value that Terraform keeps as JSON, such as a stored state. */
export function fromJson(json: Uint8Array): Value {
  return JSON.parse(Buffer.from(json).toString("utf8")) as Value;
}
