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
export {
  ACCESS_VARIABLE,
  type AccountPairAccess,
  AccountPairStack,
  type AccountPairStackProps,
  addOwnerProvider,
} from "./account-pair-stack";
export { DEFAULT_FILE, FILE_VARIABLE, loadAccountPairs } from "./load";
export { parseAccountPairs } from "./parse";
export { AccountPairsError, type AccountPairsProblem, exitOnPairsError } from "./problem";
export { accountPairsJsonSchema } from "./schema/file";
