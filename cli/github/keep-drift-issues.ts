import {
  type KnownAccounts,
  MAX_MARKDOWN,
  matchesFailOn,
  type PairReview,
  type Report,
  renderMarkdown,
  reviewReport,
} from "../../lib/review";
import { isOfOrphan } from "../reviews";
import type { GitHub } from "./client";
import { isOurs, markerOf, type Written } from "./marker";

interface Issue extends Written {
  readonly number: number;
  /** Pull requests are issues too. */
  readonly pull_request?: unknown;
}

/** What became of an issue, in words. */
export type IssueOutcome = `${"opened" | "updated" | "closed"} #${number}: ${string}`;

const PREFIX = "<!-- dts-pairs drift ";
const GONE = "Nothing is left that was changed by hand.";
const NO_PAIR = "The pair is not in the pairs file any more.";

/** What is known beside the report. */
export interface AboutPairs {
  readonly accounts: KnownAccounts | undefined;
  /** The names of the stacks that have state and no pair any more. */
  readonly orphans: readonly string[];
  /** Whether the report is of all pairs: otherwise what is not in it may be a pair all the same. */
  readonly isWhole: boolean;
}

/**
 * Keeps one issue open for each pair that has drift, and closes it once there is none.
 *
 * The issue of a pair that could not be looked at is left as it is, and so is that of an orphan: its role stays.
 *
 * @param author who writes; issues of others are never touched
 * @throws UserError
 */
export async function keepDriftIssues(
  github: GitHub,
  report: Report,
  author: string,
  { accounts, orphans, isWhole }: AboutPairs,
): Promise<IssueOutcome[]> {
  const open = await openIssues(github, author);
  const outcomes: IssueOutcome[] = [];
  for (const review of report.pairs.filter((it) => isLookedAt(it) || isOfOrphan(it)))
    outcomes.push(...(await settle(github, review, open.get(markerFor(review.pair)), accounts)));
  if (!isWhole) return outcomes;
  const pairs = new Set([...report.pairs.map(({ pair }) => pair), ...orphans].map(markerFor));
  for (const [marker, issue] of open)
    if (!pairs.has(marker)) outcomes.push(await close(github, issue, pairOf(marker), NO_PAIR));
  return outcomes;
}

async function openIssues(github: GitHub, author: string): Promise<Map<string, Issue>> {
  const issues = await github.list<Issue>("/issues?state=open");
  const marked = issues.flatMap((issue) => {
    const marker = markerOf(issue.body ?? "");
    const isDrift = issue.pull_request === undefined && marker?.startsWith(PREFIX) === true;
    return isDrift && isOurs(issue, author, marker) ? [[marker, issue] as const] : [];
  });
  return new Map(marked);
}

/** A pair whose plan failed has an unknown drift, and nothing that it consists of. */
function isLookedAt({ drift }: PairReview): boolean {
  const found = [...drift.trust, ...drift.policies, ...drift.otherGrants, ...drift.settings];
  return drift.verdict !== "unknown" || found.length > 0;
}

async function settle(
  github: GitHub,
  review: PairReview,
  issue: Issue | undefined,
  accounts: KnownAccounts | undefined,
): Promise<IssueOutcome[]> {
  const { pair } = review;
  if (!matchesFailOn(reviewReport([review]), ["drift", "checks"]))
    return issue === undefined ? [] : [await close(github, issue, pair, GONE)];
  const body = issueBody(review, accounts);
  const title = isOfOrphan(review) ? `No pair any more: ${pair}` : `Changed by hand: ${pair}`;
  if (issue === undefined) return [await open(github, pair, title, body)];
  await github.patch(`/issues/${issue.number}`, { body });
  return [`updated #${issue.number}: ${pair}`];
}

async function open(github: GitHub, pair: string, title: string, body: string): Promise<IssueOutcome> {
  const { number } = await github.post<Issue>("/issues", { title, body });
  return `opened #${number}: ${pair}`;
}

async function close(github: GitHub, { number }: Issue, pair: string, why: string): Promise<IssueOutcome> {
  await github.post(`/issues/${number}/comments`, { body: why });
  await github.patch(`/issues/${number}`, { state: "closed", state_reason: "completed" });
  return `closed #${number}: ${pair}`;
}

function issueBody(review: PairReview, accounts: KnownAccounts | undefined): string {
  const marker = `${markerFor(review.pair)}\n`;
  const markdown = renderMarkdown(reviewReport([review]), {
    maxLength: MAX_MARKDOWN - marker.length,
    ...(accounts !== undefined && { knownAccounts: accounts }),
  });
  return `${marker}${markdown}`;
}

/** Encoded: a name cannot end the marker. */
function markerFor(pair: string): string {
  return `${PREFIX}${encodeURIComponent(pair).replaceAll("-", "%2D")} -->`;
}

function pairOf(marker: string): string {
  return decodeURIComponent(marker.slice(PREFIX.length, -" -->".length));
}
