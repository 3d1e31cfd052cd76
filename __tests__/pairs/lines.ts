import { AccountPairsError, type AccountPairsFile, parseAccountPairs } from "../../lib/pairs";

export const A = "2222222222222222";
export const B = "1111111111111111";

/** The error of a text that must have one. */
export function errorOf(action: () => unknown): AccountPairsError {
  try {
    action();
  } catch (error) {
    if (error instanceof AccountPairsError) return error;
    throw error;
  }
  throw new Error("there was no error");
}

/** The lines of the error of `text`, without the file's name. */
export function linesOf(text: string): string[] {
  const { message } = errorOf(() => parseAccountPairs(text, "f"));
  return message.split("\n").map((line) => line.replace(/^f:/, ""));
}

/** A file of one pair, with `rest` as further lines of the pair. */
export function onePair(...rest: string[]): string {
  const lines = [
    "version: 1",
    "pairs:",
    "  - name: one",
    `    ownerAccountId: "${A}"`,
    `    trustedAccountId: "${B}"`,
  ];
  return `${[...lines, ...rest.map((line) => `    ${line}`)].join("\n")}\n`;
}

export function parse(text: string): AccountPairsFile {
  return parseAccountPairs(text, "f");
}
