import { escapeInvisible } from "../text";
import type { AccountPairsFile } from "./account-pair";
import { type MergedPair, mergedPairs, toAccountPair } from "./merged-pair";
import { AccountPairsError, type AccountPairsProblem, unreadable } from "./problem";
import { type ProblemAt, problemAt } from "./problem-at";
import { crossFieldProblems } from "./rules/cross-field";
import { secretProblems } from "./rules/secrets";
import { uniquenessProblems } from "./rules/uniqueness";
import { judge } from "./schema/judge";
import { Source } from "./yaml/source";

/** The largest file that is read, in bytes: room for some thousand pairs. */
const MAX_BYTES = 1024 * 1024;

const EMPTY = "the file has no account pairs: start it with version: 1, then pairs: with one entry for each";

/**
 * The account pairs that `text` says, with the defaults applied, frozen.
 *
 * @param text YAML 1.2, at most 1 MiB
 * @param fileName the file's name, for errors
 * @throws AccountPairsError with everything that is wrong
 */
export function parseAccountPairs(text: string, fileName: string): AccountPairsFile {
  requireTexts("parseAccountPairs", { text, fileName });
  requireSize(fileName, Buffer.byteLength(text));
  const source = new Source(text, escapeInvisible(fileName));
  const { problems, wrong } = judge(source);
  const pairs = mergedPairs(source, wrong);
  const all = [...problemsOf(source, problems, pairs), ...secretProblems(source)];
  if (all.length > 0) throw new AccountPairsError(unique(all.map((problem) => problemAt(source, problem))));
  return Object.freeze({ pairs: Object.freeze(pairs.map(toAccountPair)) });
}

/** @throws AccountPairsError where plain JavaScript gives the function `name` something else than texts */
export function requireTexts(name: string, given: Readonly<Record<string, unknown>>): void {
  const others = Object.entries(given).filter(([, value]) => typeof value !== "string");
  if (others.length === 0) return;
  const problems = others.map(([argument, value]) => {
    const kind = value === null ? "null" : `of type ${typeof value}`;
    return { file: name, path: "", message: `${argument} is ${kind}: give a string` };
  });
  throw new AccountPairsError(problems);
}

/** @throws AccountPairsError where a file has more than the bytes that are read */
export function requireSize(file: string, bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  const message = `the file is larger than ${MAX_BYTES} bytes: split it, and name one part at a time in ACCOUNT_PAIRS_FILE`;
  throw unreadable(file, message);
}

function problemsOf(
  source: Source,
  bySchema: readonly ProblemAt[],
  pairs: readonly MergedPair[],
): ProblemAt[] {
  const { value, faults } = source;
  if (value === undefined) return faults;
  if (value === null && faults.length === 0) return [{ path: [], message: EMPTY }];
  return [
    ...faults,
    ...bySchema,
    ...pairs.flatMap((pair) => crossFieldProblems(source, pair)),
    ...uniquenessProblems(source, pairs),
  ];
}

/** What the defaults say wrong is not told once for each pair. */
function unique(problems: readonly AccountPairsProblem[]): AccountPairsProblem[] {
  const byLine = problems.map(
    (problem) => [`${problem.line}:${problem.column}:${problem.message}`, problem] as const,
  );
  return [...new Map(byLine).values()];
}
