import {
  type AttributeValues,
  clipped,
  jsonText,
  MAX_VALUE,
  objectIn,
  SENSITIVE,
  standIn,
} from "../plan/attribute-values";
import { mayGrant, whatItDoes } from "../plan/granting";
import type { ResourceChange } from "../plan/plan";
import { isRamType } from "../plan/read-change";
import type { OtherGrantReview } from "../report";
import { differs, HARMLESS, isEmpty } from "./differences";

/** What a planned change of another resource does: it cannot be told, but where only what is harmless changes. */
export function reviewOtherGrant(change: ResourceChange): OtherGrantReview {
  const review = reviewed(change);
  const isHarmless = change.kind === "update" && mayGrant(change.type) && hasNoDifference(change, review);
  return { ...review, verdict: isHarmless ? "equivalent" : "unknown" };
}

/** What was found different at another resource; nothing where it is only what lags behind or is harmless. */
export function reviewDriftedGrant(change: ResourceChange): OtherGrantReview[] {
  const review = reviewed(change);
  return hasNoDifference(change, review) ? [] : [{ ...review, verdict: "unknown" }];
}

/** Whether the plan shows both sides, and they differ in nothing but what is harmless. */
function hasNoDifference({ before, after }: ResourceChange, { differences }: Reviewed): boolean {
  return before !== undefined && after !== undefined && after.unknown !== true && differences.length === 0;
}

type Reviewed = Omit<OtherGrantReview, "verdict">;

function reviewed(change: ResourceChange): Reviewed {
  const { address, type, actions } = change;
  return { address, type, actions, does: doesOf(change), differences: differencesOf(change) };
}

function doesOf({ type, configured }: ResourceChange): string {
  const commands = [...new Set(configured?.provisioners)];
  const ran = commands.length === 0 ? [] : [`runs commands (${commands.join(", ")}), that may do anything`];
  const byType = mayGrant(type) && !isRamType(type);
  const does = [...(byType ? [whatItDoes(type)] : []), ...ran];
  return does.length === 0
    ? "comes to name a RAM role of this plan, to work as it or to give it access"
    : does.join("; it ");
}

const MAX_DIFFERENCES = 20;

function differencesOf({ before, after, kind }: ResourceChange): OtherGrantReview["differences"] {
  if (after === undefined && kind !== "delete") return [];
  const records = [before?.values, after?.values, after?.unknown];
  return [...new Set(records.flatMap((it) => Object.keys(objectIn(it))))]
    .filter((name) => !HARMLESS.has(name) && differs(name, before, after, kind === "replace"))
    .slice(0, MAX_DIFFERENCES)
    .map((attribute) => ({
      attribute,
      before: shown(before, attribute),
      after: shown(after, attribute),
    }));
}

function shown(side: AttributeValues | undefined, attribute: string): string | null {
  if (side === undefined) return null;
  return SECRET.test(attribute) ? SENSITIVE : (standIn(side, attribute) ?? valueText(side.values[attribute]));
}

function valueText(value: unknown): string | null {
  if (isEmpty(value)) return null;
  const text = typeof value === "string" ? value : (jsonText(value) ?? "(a value too deep to show)");
  const isSecret = typeof value !== "string" && SECRET.test(text);
  return isSecret ? SENSITIVE : clipped(text, MAX_VALUE);
}

/** What a provider may forget to mark, by the name of an attribute or within its value: a key's secret, a password. */
const SECRET = /secret|passw|token|private|credential/i;
