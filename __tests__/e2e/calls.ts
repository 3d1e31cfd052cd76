import type { Call } from "../../sandbox";
import type { RecordedCall } from "./recordings";

/** One call as text. Terraform makes some at once, so that calls are compared in alphabetical order. */
type ComparableCall = string;

/** Parameters of the protocol and the signature, which the SDK sends in headers. */
const PROTOCOL = [
  "Action",
  "Version",
  "Format",
  "SignatureMethod",
  "SignatureVersion",
  "SignatureType",
  "RegionId",
];

export function recordedCalls(calls: readonly RecordedCall[]): readonly ComparableCall[] {
  return calls.map(({ account, params }) => comparable(account, params["Action"] ?? "", params)).sort();
}

export function comparableCalls(calls: readonly Call[]): readonly ComparableCall[] {
  return calls.map(({ accountId, action, parameters }) => comparable(accountId, action, parameters)).sort();
}

function comparable(
  account: string,
  action: string,
  parameters: Readonly<Record<string, string>>,
): ComparableCall {
  const own = Object.entries(parameters).filter(([name]) => !PROTOCOL.includes(name));
  return JSON.stringify([
    account,
    action,
    Object.fromEntries(own.sort(([one], [other]) => (one < other ? -1 : 1))),
  ]);
}
