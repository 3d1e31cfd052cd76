import type { Grant } from "../../trust";
import { clippedLine } from "./clipped";
import { termsPhrase } from "./grant-words";
import type { KnownAccounts } from "./known-accounts";
import { phraseText } from "./phrase";
import { principalPhrase } from "./principal-words";

/** Whom a grant speaks of, and under which conditions, in one line. */
export function grantText(grant: Grant, known?: KnownAccounts): string {
  const phrase = [...principalPhrase(grant.principal, known), ...termsPhrase({ ...grant, effective: true })];
  return phraseText(phrase, clippedLine);
}
