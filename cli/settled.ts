import type { AccountPair } from "../lib/pairs";
import { type FileOption, pairsFileName } from "./account-pairs";
import type { Io } from "./io";
import { PairsFile } from "./pairs-file";
import type { PlanRecord } from "./planning";
import { oneLine } from "./text";

/** What a pair says that is done, and can be taken out of the file. */
interface Settled {
  readonly pair: string;
  readonly key: "adopt" | "formerly" | "formerBackend";
}

/** Says what is done and can be taken out of the pairs file, or takes it out. */
export function tellSettled(
  pairs: readonly AccountPair[],
  records: readonly PlanRecord[],
  options: FileOption & { readonly write?: true },
  io: Io,
): void {
  const settled = pairs.flatMap((pair) =>
    settledOf(
      pair,
      records.find((record) => record.pair === pair.name),
    ),
  );
  if (settled.length === 0) return;
  const file = pairsFileName(options, io);
  const lines =
    options.write === true
      ? takeOut(file, settled)
      : settled.map(
          ({ pair, key }) =>
            `${pair}: ${key} is done: take it out of the pair, or run npx dts-pairs plan ${pair} --write, which does`,
        );
  for (const line of lines) io.stderr.write(`${oneLine(line)}\n`);
}

/** A plan of a pair with `adopt` imports what is not in the state, or fails: one that imports nothing has it all. */
function settledOf(pair: AccountPair, record: PlanRecord | undefined): Settled[] {
  if (record === undefined || "failure" in record) return [];
  const { name, adopt, formerly, formerBackend } = pair;
  const isMoved = record.moves === undefined;
  return [
    ...(adopt !== undefined && record.summary.import === 0 ? [{ pair: name, key: "adopt" as const }] : []),
    ...(formerly !== undefined && isMoved ? [{ pair: name, key: "formerly" as const }] : []),
    ...(formerBackend !== undefined && isMoved ? [{ pair: name, key: "formerBackend" as const }] : []),
  ];
}

function takeOut(file: string, settled: readonly Settled[]): string[] {
  const document = new PairsFile(file);
  const lines = settled.map(({ pair, key }) =>
    document.remove(pair, key)
      ? `${pair}: ${key} is done, and taken out of ${file}: run npx dts-pairs plan ${pair} again before an apply`
      : `${pair}: ${key} is done, and stands in defaults: take it out there once it is done for every pair`,
  );
  document.save();
  return lines;
}
