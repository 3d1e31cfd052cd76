/**
 * The RAM roles of an account that DTS of other accounts may assume: read by the provider's own data sources, judged
 * against the role that a pair makes.
 *
 * @module discover
 */
import "../engine/installed";

export { type DiscoveredRole, discoveredRole } from "./discovered-role";
export {
  type AttachedPolicy,
  type FoundRole,
  ownerAccountJson,
  type ReadAccount,
  readAccount,
} from "./read-account";
export { type DtsTrust, dtsTrust } from "./who-may";
