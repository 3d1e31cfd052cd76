import { allowedBy } from "../judge/review-policies";
import type { Check } from "../plan/plan";
import {
  type ActionReview,
  isFailed,
  type OtherGrantReview,
  type PairReview,
  type PolicyOutcome,
  type PolicyReview,
  type Report,
  type SettingReview,
  severity,
} from "../report";
import { differencePhrase, listed, type Phrase, say } from "./phrase";
import { changeSentences, driftSentences, type KnownAccounts } from "./trust-words";

/** A part of what is said of a pair. */
export interface Section {
  readonly title: string;
  readonly sentences: readonly Phrase[];
}

/** All that is to be said of a pair, in words; nothing where nothing changes, drifted or failed. */
export function sectionsOf(pair: PairReview, known: KnownAccounts | undefined): Section[] {
  const sections: Section[] = [
    {
      title: "Who may assume what",
      sentences: pair.change.trust.flatMap((it) => changeSentences(it, known)),
    },
    { title: "Policies", sentences: policySentences(pair) },
    { title: "What else may give access", sentences: pair.change.otherGrants.flatMap(otherGrantSentences) },
    { title: "Settings", sentences: pair.change.settings.map(settingSentence) },
    { title: "Other actions", sentences: otherActions(pair) },
    { title: "Changed by hand", sentences: driftOf(pair, known) },
    { title: "Checks", sentences: pair.checks.filter(isFinding).map(checkSentence) },
  ];
  return sections.filter(({ sentences }) => sentences.length > 0);
}

function policySentences({ change }: PairReview): Phrase[] {
  const changed = change.policies.filter(({ outcome }) => outcome !== "kept");
  const kept = change.policies.filter(({ outcome }) => outcome === "kept");
  const isBroader = change.trust.some(({ verdict }) => verdict === "broadens" || verdict === "unknown");
  return (isBroader ? [...changed, ...kept] : changed).map(policySentence);
}

const BECOMES: Readonly<Record<Exclude<PolicyOutcome, "unknown">, string>> = {
  kept: "stays attached to",
  attached: "is attached to",
  detached: "is detached from",
  reattached: "is attached anew to",
};

function policySentence(it: PolicyReview): Phrase {
  const { outcome, policy, policyType, role, address } = it;
  if (outcome === "unknown") return say`At ${address} a policy is attached that is known only after apply.`;
  const sentence = say`${policy} (${policyType}) ${[BECOMES[outcome]]} role ${role}.`;
  return outcome === "kept" || outcome === "attached" ? say`${sentence} ${allowed(it)}` : sentence;
}

function allowed({ policy, policyType, allows }: PolicyReview): Phrase {
  if (allows === null) return say`What it allows is not known here.`;
  // A report that was read back may say anything.
  return allows === allowedBy(policy, policyType) ? ["It allows ", allows, "."] : say`It allows ${allows}.`;
}

/** What another resource does, and what differs there: nobody but the reader can tell what it comes to. */
function otherGrantSentences({ address, actions, does, differences }: OtherGrantReview): Phrase[] {
  const first = say`${address} (${listed(actions)}): ${does}. Look at it yourself.`;
  return [
    first,
    ...differences.map(
      ({ attribute, before, after }) => say`${attribute} of ${address}: ${differencePhrase(before, after)}.`,
    ),
  ];
}

function settingSentence({ role, attribute, before, after }: SettingReview): Phrase {
  return say`${attribute} of role ${role}: ${differencePhrase(before, after)}.`;
}

function otherActions({ change }: PairReview): Phrase[] {
  const others = change.otherResources;
  const what = [others === 1 ? "resource changes" : "resources change"];
  const counted = say`Of other types, ${others} ${what}; that is not judged.`;
  return [...change.actions.flatMap(actionSentence), ...(others > 0 ? [counted] : [])];
}

function actionSentence({ address, actions, importing, deposed }: ActionReview): Phrase[] {
  if (importing !== null) return [say`${address} is imported from ${importing}: it is there already.`];
  const what = listed(actions);
  if (deposed !== null) return [say`${address}, object ${deposed} that a replacement left behind: ${what}.`];
  return actions.includes("forget") ? [say`${address} is no longer managed here and stays as it is.`] : [];
}

function driftOf({ pair, drift }: PairReview, known: KnownAccounts | undefined): Phrase[] {
  const found = [
    ...drift.trust.flatMap((it) => driftSentences(it, known)),
    ...drift.policies.map(driftedPolicy),
    ...drift.otherGrants.flatMap(otherGrantSentences),
    ...drift.settings.map(settingSentence),
  ];
  return found.length === 0 ? [] : [...found, ...takeBack(pair, drift)];
}

function driftedPolicy({ outcome, policy, role }: PolicyReview): Phrase {
  if (outcome === "attached") return say`${policy} was attached to role ${role} by hand.`;
  return outcome === "detached"
    ? say`${policy} was detached from role ${role} by hand.`
    : say`A policy at role ${role} was changed by hand, and it cannot be told how.`;
}

function takeBack(pair: string, { trust, policies, otherGrants, settings }: PairReview["drift"]): Phrase[] {
  const extra = policies.filter(isUnmanaged);
  const isOfCode = trust.length + policies.length - extra.length + otherGrants.length + settings.length > 0;
  const what = extra.length > 0 ? say`To take the rest back: ` : say`To take it back: `;
  const how = isPlainName(pair) ? say`${`cdktf deploy ${pair}`}.` : say`deploy this pair.`;
  const purpose =
    trust.length > 0
      ? say` To let somebody in on purpose, give them a pair of their own.`
      : say` To keep it: change the pairs file to say the same.`;
  const isSetting = policies.length + otherGrants.length === 0;
  return [
    ...extra.map(detach),
    ...(isOfCode ? [[...what, ...how, ...(trust.length > 0 || isSetting ? purpose : [])]] : []),
  ];
}

// A command is there to be copied: no name of another kind gets into it.
function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name);
}

/** Found at the role by a data source, and of no attachment of the plan. */
function isUnmanaged({ address, outcome }: PolicyReview): boolean {
  return outcome === "attached" && address.startsWith("data.");
}

// No deploy takes away what Terraform does not manage.
function detach({ policy, policyType, role }: PolicyReview): Phrase {
  const first = say`No deploy takes ${policy} back: detach it from role ${role} in the RAM console of the role's account`;
  if (![policy, policyType, role].every(isPlainName)) return [...first, "."];
  const command = `aliyun ram DetachPolicyFromRole --RoleName ${role} --PolicyType ${policyType} --PolicyName ${policy}`;
  return [...first, ...say`, or with ${command}.`];
}

/** Whether a check has something to say. */
function isFinding({ status }: Check): boolean {
  return status !== "pass";
}

const STATUS: Readonly<Record<Check["status"], string>> = {
  fail: "failed",
  error: "could not be made",
  unknown: "is known only after apply",
  pass: "passed",
};

function checkSentence({ kind, address, status, messages }: Check): Phrase {
  const problems = listed(messages, "; ");
  if (kind === "plan") return address === "" ? problems : say`${address}: ${problems}`;
  const what = say`${address} ${[STATUS[status]]}`;
  return messages.length === 0 ? say`${what}.` : say`${what}: ${problems}`;
}

/** The pairs, the worst first: by the worse of both verdicts, then by the change's, then failed checks, then name. */
export function worstFirst(pairs: readonly PairReview[]): PairReview[] {
  return [...pairs].sort((a, b) => {
    const [ranksA, ranksB] = [ranks(a), ranks(b)];
    const index = ranksA.findIndex((rank, at) => rank !== ranksB[at]);
    if (index === -1) return a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0;
    return (ranksA[index] as number) - (ranksB[index] as number);
  });
}

function ranks({ change, drift, checks }: PairReview): number[] {
  const [ofChange, ofDrift] = [severity(change.verdict), severity(drift.verdict)];
  const failed = checks.filter(isFailed).length;
  return [Math.min(ofChange, ofDrift), ofChange, -failed, checks.some(isFinding) ? 0 : 1];
}

/** The pairs of which there is something to say, the worst first. */
export function loudPairs({ pairs }: Report): PairReview[] {
  return worstFirst(pairs).filter(
    ({ change, drift, checks }) =>
      change.verdict !== "none" ||
      drift.verdict !== "none" ||
      change.actions.length > 0 ||
      change.otherResources > 0 ||
      checks.some(isFinding),
  );
}
