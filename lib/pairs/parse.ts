import type { AccountPairsFile } from "./account-pair";
import { clashFaults } from "./clashes";
import { completePair } from "./complete";
import { type Draft, draftsOf } from "./draft";
import { type Fault, problemOf } from "./fault";
import { deepFreeze } from "./freeze";
import { schemaFaults } from "./issues";
import { AccountPairsError } from "./problem";
import { secretFaults } from "./secret-faults";
import { visible } from "./shown";
import { Source } from "./source";
import { togetherFaults } from "./together";

/** The largest file that is read, in bytes: room for some thousand pairs. */
export const MAX_BYTES = 1024 * 1024;

const EMPTY = "the file has no account pairs: start it with version: 1, then pairs: with one entry for each";

/**
 * The account pairs that `text` says, with the defaults applied, frozen.
 *
 * @param text YAML 1.2, at most 1 MiB
 * @param fileName the file's name, for errors
 * @throws AccountPairsError with everything that is wrong
 */
export function parseAccountPairs(text: string, fileName: string): AccountPairsFile {
  const file = visible(fileName);
  if (Buffer.byteLength(text) > MAX_BYTES) throw tooLarge(file);
  const source = new Source(text);
  const drafts = draftsOf(source);
  const faults = [...faultsOf(source, drafts), ...secretFaults(source)];
  if (faults.length > 0) throw errorOf(faults, source, file);
  return deepFreeze({ pairs: drafts.map(({ merged }) => completePair(merged)) });
}

/** The error of a file that is larger than what is read. */
export function tooLarge(file: string): AccountPairsError {
  const message = `the file is larger than ${MAX_BYTES} bytes: split it, and name one part at a time in ACCOUNT_PAIRS_FILE`;
  return new AccountPairsError([{ file, path: "", message }]);
}

function faultsOf(source: Source, drafts: readonly Draft[]): Fault[] {
  const faults = source.faults.map(({ offset, ...fault }) => ({ ...fault, at: offset }));
  if (source.value === undefined) return faults;
  if (source.value === null && faults.length === 0) return [{ path: [], message: EMPTY }];
  return [
    ...faults,
    ...schemaFaults(source),
    ...drafts.flatMap((draft) => togetherFaults(source, draft)),
    ...clashFaults(source, drafts),
  ];
}

/** One problem a line of text: what the defaults say wrong is not told once for each pair. */
function errorOf(faults: readonly Fault[], source: Source, file: string): AccountPairsError {
  const problems = faults.map((fault) => problemOf(fault, source, file));
  const unique = new Map(
    problems.map((problem) => [`${problem.line}:${problem.column}:${problem.message}`, problem]),
  );
  return new AccountPairsError([...unique.values()]);
}
