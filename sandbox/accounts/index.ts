export type { Call } from "./call";
export type { CallWatcher } from "./call-watch";
export type { AccessKey } from "./credentials";
export { type Fault, parseFault } from "./fault";
export type { NewOidcProvider } from "./oidc-provider";
export type { RoleSnapshot } from "./role";
export {
  type AccountService,
  type AccountsOptions,
  type AssumeDecision,
  defaultAccountIds,
  startAccounts,
} from "./service";
