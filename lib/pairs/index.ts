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
  AccountPairStack,
  type AccountPairStackProps,
} from "./account-pair-stack";
export { exitOnPairsError } from "./exit-on-pairs-error";
export { DEFAULT_FILE, FILE_VARIABLE, loadAccountPairs } from "./load";
export { type AccountPairAccess, addOwnerProvider } from "./owner-provider";
export { parseAccountPairs } from "./parse";
export { AccountPairsError, type AccountPairsProblem } from "./problem";
export { accountPairsJsonSchema } from "./schema/file";
