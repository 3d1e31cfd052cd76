import type { DtsAccess } from "../role/rules";
import type { LocalState, OssState } from "./backend-schema";
import type { ProviderSettings } from "./provider-schema";

/** `T` with everything in it read-only. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Where Terraform keeps the state of a pair: a file beside the project, or an object in OSS. */
export type AccountPairBackend =
  | { readonly local: Frozen<LocalState> }
  | { readonly oss: Frozen<OssState> & { readonly key: string } };

/** How Terraform's provider reaches the owner account. */
export type AccountPairProvider = Frozen<ProviderSettings>;

/** One role in an owner account for DTS of a trusted account: checked, with the defaults applied, and frozen. */
export interface AccountPair {
  /** The name of the pair and of its stack: 1 to 64 letters, digits, hyphens, underscores. */
  readonly name: string;
  /** The account that owns the database, and with it the role: 16 digits. */
  readonly ownerAccountId: string;
  /** The account that creates the DTS task: 16 digits, another than the owner. */
  readonly trustedAccountId: string;
  /** The name of the RAM role, "ram-for-dts" where the file names none. */
  readonly roleName: string;
  /** What the role is for, where the file says it: 1 to 1024 characters. */
  readonly description?: string;
  /** The longest session with the role in seconds, where the file says it: 3600 to 43200. */
  readonly maxSessionDuration?: number;
  /** The tags of the defaults and of the pair, where there are any: at most 20. */
  readonly tags?: Readonly<Record<string, string>>;
  /** How DTS reaches the database, "express-connect" where the file does not say. */
  readonly access: DtsAccess;
  /** How Terraform's provider reaches the owner account; {} leaves it to the environment. */
  readonly provider: AccountPairProvider;
  /** Where Terraform keeps the state: `{ local: {} }` where the file does not say. */
  readonly backend: AccountPairBackend;
}

/** What a file of account pairs says. */
export interface AccountPairsFile {
  /** The pairs, in the order of the file. */
  readonly pairs: readonly AccountPair[];
}
