import type { DtsCrossAccountRoleProps } from "../role";
import type { BackendSettings, LocalState, OssState } from "./schema/backend";
import type { ProviderSettings } from "./schema/provider";

/** `T` with everything in it read-only. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Where Terraform keeps the state of a pair, with the names that the file leaves to the pair's own. */
export type AccountPairBackend =
  | { readonly local: Frozen<LocalState> }
  | { readonly oss: Frozen<OssState> & { readonly key: string } }
  | { readonly remote: Frozen<NonNullable<BackendSettings["remote"]>> & { readonly workspace: string } }
  | { readonly cloud: Frozen<NonNullable<BackendSettings["cloud"]>> & { readonly workspace: string } }
  | { readonly http: Frozen<NonNullable<BackendSettings["http"]>> };

/** How Terraform's provider reaches the owner account. */
export type AccountPairProvider = Frozen<ProviderSettings>;

/** What a pair has settled, where the construct can do without. */
type Settled = "ownerAccountId" | "roleName" | "access";

/**
 * One role in an owner account for DTS of a trusted account: checked, with the defaults applied, and frozen. What it
 * says of the role is in the words, and with the meaning, of the construct's props.
 */
export interface AccountPair
  extends Omit<DtsCrossAccountRoleProps, "provider" | "allowOverrides" | Settled>,
    Readonly<Required<Pick<DtsCrossAccountRoleProps, Settled>>> {
  /** The name of the pair and of its stack: 1 to 64 letters, digits, hyphens, underscores. */
  readonly name: string;
  /** The name that the pair had before, where it was renamed: the state is still that of this name. */
  readonly formerly?: string;
  /** How Terraform's provider reaches the owner account; {} leaves it to the environment. */
  readonly provider: AccountPairProvider;
  /** Where Terraform keeps the state: `{ local: {} }` where the file does not say. */
  readonly backend: AccountPairBackend;
  /** Where the state was before `backend` was changed, under the name that the pair had then. */
  readonly formerBackend?: AccountPairBackend;
}

/** What a file of account pairs says. */
export interface AccountPairsFile {
  /** The pairs, in the order of the file. */
  readonly pairs: readonly AccountPair[];
}
