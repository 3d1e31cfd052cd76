import { ASSUME_ROLE, principalText, principalType } from "../../trust";
import type { ReportGrant } from "../report";
import { joined, type Phrase, say } from "./phrase";

/** Under which conditions and by which action, where that is not the ordinary way; begins with a space. */
export function termsPhrase({ action, conditions }: ReportGrant): Phrase {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => say`${key} ${operator} ${values.join(" or ")}`),
  );
  const by = action.toLowerCase() === ASSUME_ROLE.toLowerCase() ? [] : say` by the action ${action}`;
  return tests.length > 0 ? say`${by}, where ${joined(tests, " and ")}` : by;
}

/** A grant as one line of a diff. */
export function grantLine(grant: ReportGrant): string {
  const { effect, principal, action, conditions } = grant;
  const terms = Object.keys(conditions).length > 0 ? ` if ${JSON.stringify(conditions)}` : "";
  return `${effect} ${action} to ${principalType(principal)} ${principalText(principal)}${terms}`;
}
