/**
 * Account pairs: the file that lists them, read and checked, and the stack of each.
 *
 * @module pairs
 */
import "../engine/installed";

export type {
  AccountPair,
  AccountPairBackend,
  AccountPairProvider,
  AccountPairsFile,
} from "./account-pair";
export { AccountPairStack } from "./account-pair-stack";
export { exitOnPairsError } from "./exit-on-pairs-error";
export { accountPairsJsonSchema } from "./json-schema";
export { DEFAULT_FILE, FILE_VARIABLE, loadAccountPairs } from "./load";
export { parseAccountPairs } from "./parse";
export { AccountPairsError, type AccountPairsProblem } from "./problem";
