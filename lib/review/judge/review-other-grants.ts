import {
  type AttributeValues,
  clipped,
  isObject,
  jsonText,
  MAX_VALUE,
  SENSITIVE,
  standIn,
} from "../plan/attribute-values";
import { mayGrant, whatItDoes } from "../plan/granting";
import { RAM_ROLE, RAM_ROLE_POLICY_ATTACHMENT, type ResourceChange } from "../plan/plan";
import type { OtherGrantReview } from "../report";
import { differs, HARMLESS, isEmpty } from "./differences";

/** What a planned change of another resource does: it cannot be told, but where only what is harmless changes. */
export function reviewOtherGrant(change: ResourceChange): OtherGrantReview {
  const review = reviewed(change);
  const { kind, type, before, after } = change;
  const isShown = before !== undefined && after !== undefined && after.unknown !== true;
  const isHarmless = kind === "update" && isShown && mayGrant(type) && review.differences.length === 0;
  return { ...review, verdict: isHarmless ? "equivalent" : "unknown" };
}

/** What was found different at another resource; nothing where it is only what lags behind or is harmless. */
export function reviewDriftedGrant(change: ResourceChange): OtherGrantReview[] {
  const review = reviewed(change);
  const { before, after } = change;
  const isHidden = before === undefined || after === undefined || after.unknown === true;
  return isHidden || review.differences.length > 0 ? [{ ...review, verdict: "unknown" }] : [];
}

function reviewed(change: ResourceChange): Omit<OtherGrantReview, "verdict"> {
  const { address, type, actions } = change;
  return { address, type, actions, does: doesOf(change), differences: differencesOf(change) };
}

function doesOf({ type, configured }: ResourceChange): string {
  const commands = [...new Set(configured?.provisioners)];
  const ran = commands.length === 0 ? [] : [`runs commands (${commands.join(", ")}), that may do anything`];
  const byType = mayGrant(type) && type !== RAM_ROLE && type !== RAM_ROLE_POLICY_ATTACHMENT;
  const does = [...(byType ? [whatItDoes(type)] : []), ...ran];
  return does.length === 0
    ? "comes to name a RAM role of this plan, to work as it or to give it access"
    : does.join("; it ");
}

const MAX_DIFFERENCES = 20;

function differencesOf({ before, after, kind }: ResourceChange): OtherGrantReview["differences"] {
  if (after === undefined && kind !== "delete") return [];
  const names = new Set(
    [before?.values, after?.values, after?.unknown].flatMap((it) => (isObject(it) ? Object.keys(it) : [])),
  );
  return [...names]
    .filter((name) => !HARMLESS.has(name) && differs(name, before, after, kind === "replace"))
    .slice(0, MAX_DIFFERENCES)
    .map((attribute) => ({
      attribute,
      before: before ? shown(before, attribute) : null,
      after: after ? shown(after, attribute) : null,
    }));
}

function shown(side: AttributeValues, attribute: string): string | null {
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
