import {
  clipped,
  isMarked,
  objectIn,
  objectsIn,
  resourcesOf,
  textIn,
  type UnknownRecord,
} from "./attribute-values";
import type { Configuration } from "./configuration";
import type { Check, CheckStatus, FoundPolicy } from "./plan";
import { isRamType, listOf, priorValues, type RawChange } from "./read-change";

/** What is to be said about a plan, or a resource of it, as a check. */
export function finding(message: string, address = "", status: CheckStatus = "unknown"): Check {
  return { kind: "plan", address, status, messages: [message] };
}

const MAX_MISSING = 100;

/** Why a plan cannot be taken at its word. */
export function doubtsOf(plan: UnknownRecord, changed: readonly RawChange[], isUnicode: boolean): Check[] {
  const ram = changed.filter(({ type }) => isRamType(type));
  const current = ram.filter(({ deposed }) => !isText(deposed));
  const known = new Set<unknown>(current.map(({ address }) => address));
  const doubts: Check[] = [];
  if (known.size < current.length) doubts.push(finding(TWICE));
  if (!isUnicode) doubts.push(finding(HALF));
  for (const { address } of ram) known.add(address);
  // With -target, the state has more than the changes.
  const values = [plan.planned_values, plan.complete === false ? undefined : priorValues(plan)];
  const missing = new Set<string>();
  for (const { mode, type, address } of values.flatMap(resourcesOf))
    if (isRamType(type) && mode !== "data" && !known.has(address)) missing.add(textIn(address));
  for (const address of [...missing].slice(0, MAX_MISSING)) doubts.push(finding(NOT_CHANGED, address));
  return doubts;
}

const TWICE = "the plan has changes of one resource twice, which Terraform never writes";
const HALF = "a text in the plan holds half a character, which Terraform never writes";
const NOT_CHANGED = "it is in the plan and not among the changes: make the plan anew";

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

const DATA_SOURCE = "alicloud_ram_role_policy_attachments";

/** What the data sources found at RAM roles while this plan was made: not those that are to be read only later. */
export function readFoundPolicies(plan: UnknownRecord, configuration: Configuration): FoundPolicy[] {
  const found = resourcesOf(priorValues(plan)).filter(
    ({ mode, type }) => mode === "data" && type === DATA_SOURCE,
  );
  if (found.length === 0) return [];
  const later = new Set(
    listOf(plan, "resource_changes")
      .filter(isReadLater)
      .map(({ address }) => address),
  );
  return found
    .filter(({ address }) => !later.has(address))
    .flatMap((it) => policiesOf(it, configuration.of(withModule(it))?.provider));
}

/** A state does not say of a resource in which module it is, but as a part of its address. */
function withModule({ address, mode, type, name }: UnknownRecord): UnknownRecord {
  const start = textIn(address).lastIndexOf(`.data.${DATA_SOURCE}.${textIn(name)}`);
  return { mode, type, name, module_address: start === -1 ? undefined : textIn(address).slice(0, start) };
}

// One inside a check is read while planning, and again while applying.
function isReadLater({ mode, action_reason: reason }: UnknownRecord): boolean {
  return mode === "data" && reason !== "read_because_check_nested";
}

function policiesOf(
  { values, sensitive_values: sensitive }: UnknownRecord,
  provider: string | undefined,
): FoundPolicy[] {
  const { role_name: role, attachments } = objectIn(values);
  const isSensitive = isMarked(sensitive);
  return objectsIn(attachments).flatMap(({ policy_name: policy, policy_type: policyType }) =>
    typeof role === "string" && typeof policy === "string" && typeof policyType === "string"
      ? [{ role, policy, policyType, isSensitive, ...(provider !== undefined && { provider }) }]
      : [],
  );
}

/** More messages of one check than this are counted and not kept. */
const MAX_MESSAGES = 10;
const MAX_MESSAGE = 1_000;

/** The checks of a plan, one for each instance; a shape that is not known is left out. */
export function readChecks(checks: unknown): Check[] {
  return objectsIn(checks).flatMap(readCheck);
}

function readCheck(check: UnknownRecord): Check[] {
  const ofAll = objectIn(check.address);
  const instances = objectsIn(check.instances);
  return (instances.length > 0 ? instances : [check]).map(({ address, status, problems }) => ({
    kind: textIn(ofAll.kind) || "check",
    address: textIn(objectIn(address).to_display) || textIn(ofAll.to_display),
    // A status that is not known here is no pass.
    status: status === "pass" || status === "fail" || status === "error" ? status : "unknown",
    messages: messagesOf(problems),
  }));
}

function messagesOf(problems: unknown): string[] {
  const found = objectsIn(problems);
  const messages = found.slice(0, MAX_MESSAGES).map(({ message }) => clipped(textIn(message), MAX_MESSAGE));
  const more = found.length - messages.length;
  return more > 0 ? [...messages, `and ${more} more`] : messages;
}
