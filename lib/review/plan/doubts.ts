import type { UnknownRecord } from "./attribute-values";
import type { Check } from "./plan";
import { isRamType, type RawChange } from "./read-change";
import { resourcesOf } from "./state-values";

const MAX_MISSING = 100;

/** Why a plan cannot be taken at its word. */
export function doubtsOf(plan: UnknownRecord, changed: readonly RawChange[], isUnicode: boolean): Check[] {
  const known = new Set(changed.map(({ address }) => address));
  const missing = [...resourcesOf(plan.planned_values)].filter(
    ({ mode, type, address }) =>
      isRamType(type) && mode !== "data" && !(typeof address === "string" && known.has(address)),
  );
  const twice = changed.filter(({ type, deposed }) => isRamType(type) && deposed === undefined);
  const isTwice = new Set(twice.map(({ address }) => address)).size < twice.length;
  return [
    ...(isTwice
      ? [doubt("", "the plan has changes of one resource twice, which Terraform never writes")]
      : []),
    ...missing
      .slice(0, MAX_MISSING)
      .map(({ address }) =>
        doubt(
          String(address),
          "it is among the planned values and not among the changes: make the plan anew",
        ),
      ),
    ...(isUnicode
      ? []
      : [doubt("", "a text in the plan holds half a character, which Terraform never writes")]),
  ];
}

function doubt(address: string, message: string): Check {
  return { kind: "plan", address, status: "unknown", messages: [message] };
}
