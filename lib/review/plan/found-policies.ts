import { isMarked, isObject, type UnknownRecord } from "./attribute-values";
import type { Configuration } from "./configuration";
import type { FoundPolicy } from "./plan";
import { listOf } from "./read-change";
import { resourcesOf } from "./state-values";

const DATA_SOURCE = "alicloud_ram_role_policy_attachments";

/** What the data sources found at RAM roles while this plan was made: not those that are to be read only later. */
export function readFoundPolicies(plan: UnknownRecord, configuration: Configuration): FoundPolicy[] {
  const state = isObject(plan.prior_state) ? plan.prior_state.values : undefined;
  const found = [...resourcesOf(state)].filter(({ mode, type }) => mode === "data" && type === DATA_SOURCE);
  if (found.length === 0) return [];
  const later = new Set(
    listOf(plan, "resource_changes")
      .filter(isReadLater)
      .map(({ address }) => address),
  );
  return found
    .filter(({ address }) => !later.has(address))
    .flatMap((it) => policiesOf(it, configuration.of({ ...it, module_address: moduleOf(it) })?.provider));
}

/** A state does not say of a resource in which module it is, but as a part of its address. */
function moduleOf({ address, type, name }: UnknownRecord): string | undefined {
  const start = typeof address === "string" ? address.lastIndexOf(`.data.${type}.${name}`) : -1;
  return start === -1 ? undefined : String(address).slice(0, start);
}

// One inside a check is read while planning, and again while applying.
function isReadLater({ mode, action_reason: reason }: UnknownRecord): boolean {
  return mode === "data" && reason !== "read_because_check_nested";
}

function policiesOf(
  { values, sensitive_values: sensitive }: UnknownRecord,
  provider: string | undefined,
): FoundPolicy[] {
  if (!isObject(values) || typeof values.role_name !== "string" || !Array.isArray(values.attachments))
    return [];
  const [role, isSensitive] = [values.role_name, isMarked(sensitive)];
  return values.attachments
    .filter(isObject)
    .flatMap(({ policy_name: policy, policy_type: policyType }) =>
      typeof policy === "string" && typeof policyType === "string"
        ? [{ role, policy, policyType, isSensitive, ...(provider !== undefined && { provider }) }]
        : [],
    );
}
