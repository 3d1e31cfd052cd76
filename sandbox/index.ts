import "./installed";

import { type AccountService, type AccountsOptions, startAccounts } from "./accounts";
import { withoutCredentials } from "./credentials-env";
import { type CredentialsFile, writeCredentialsFile } from "./credentials-file";
import { type Environment, type ProviderOptions, type ProviderServer, startProvider } from "./provider";
import { type StateService, startState } from "./state";

export type {
  AccessKey,
  AccountService,
  Call,
  CallWatcher,
  Fault,
  NewOidcProvider,
  RoleSnapshot,
} from "./accounts";
export { profileName } from "./credentials-file";
export { isLoopback } from "./provider/endpoint";
export { readProfile } from "./provider/profile";
export { DEFAULT_BUCKET, DEFAULT_TABLE, type StateService } from "./state";

export interface SandboxOptions {
  /** @default the three accounts of the account service */
  readonly accountIds?: readonly string[];
  /**
   * The provider that Terraform uses: the stand-in, or the real one, which `terraform init` must be able to install.
   * The real one assumes roles over HTTPS whatever `protocol` says, so that neither `assume_role` nor
   * `assume_role_with_oidc` reaches the sandbox.
   * @default "stand-in"
   */
  readonly provider?: "stand-in" | "installed";
  /**
   * The port of the account service.
   * @default 0, a free one
   */
  readonly port?: number;
  /** Milliseconds between two tries of the stand-in. @default 250 */
  readonly retryWait?: number;
  /**
   * Whether there is a bucket for Terraform's state, with a table for its lock: OSS and Tablestore, which take the
   * access keys of all accounts.
   * @default false
   */
  readonly state?: boolean;
}

/** An Alibaba Cloud for one machine: accounts with RAM and STS, and a provider that reaches them. */
export interface Sandbox {
  readonly accounts: AccountService;
  /** Undefined where `state` is off. */
  readonly state: StateService | undefined;
  /**
   * What a child process needs on top of its environment, to reach the sandbox and nothing else.
   * The user's own Alibaba Cloud credentials are overridden with empty values; a provider block names
   * its account by profile (`profileName`).
   */
  readonly env: Readonly<Record<string, string>>;
  /** Stops everything and removes the credentials file. */
  close(): Promise<void>;
}

/**
 * Starts the accounts and the provider together, on 127.0.0.1.
 * @throws when a port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const started: Closable[] = [];
  const close = () => closeAll(started);
  try {
    const accounts = await startAccounts(accountsOptions(options));
    started.push(accounts);
    const file = await writeCredentialsFile(accounts.accountIds.map((id) => accounts.accessKey(id)));
    started.push(file);
    const env = environment(accounts, file);
    const state = options.state === true ? await startState({ secretOf: secretsOf(accounts) }) : undefined;
    if (state !== undefined) started.push(state);
    if (options.provider === "installed") return { accounts, state, env, close };
    const provider = await startProvider(providerOptions(options, env));
    started.push(provider);
    return { accounts, state, env: { ...env, ...attachment(provider) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Closable {
  close(): Promise<void>;
}

/** Last started, first closed. */
async function closeAll(started: Closable[]): Promise<void> {
  for (let last = started.pop(); last !== undefined; last = started.pop()) await last.close();
}

function secretsOf(accounts: AccountService): (accessKeyId: string) => string | undefined {
  const keys = accounts.accountIds.map((id) => accounts.accessKey(id));
  const secrets = new Map(keys.map(({ accessKeyId, accessKeySecret }) => [accessKeyId, accessKeySecret]));
  return (accessKeyId) => secrets.get(accessKeyId);
}

function accountsOptions({ accountIds, port }: SandboxOptions): AccountsOptions {
  return { ...(accountIds === undefined ? {} : { accountIds }), ...(port === undefined ? {} : { port }) };
}

/** The stand-in answers out of this process: it must not see this process's own credentials either. */
function providerOptions({ retryWait }: SandboxOptions, env: Environment): ProviderOptions {
  return { env, ...(retryWait === undefined ? {} : { retryWait }) };
}

function environment(accounts: AccountService, file: CredentialsFile): Record<string, string> {
  return {
    ...withoutCredentials(process.env),
    ALICLOUD_SHARED_CREDENTIALS_FILE: file.path,
    ALIBABA_CLOUD_CREDENTIALS_FILE: file.path,
    ALICLOUD_REGION: "cn-hangzhou",
    ALIBABA_CLOUD_REGION: "cn-hangzhou",
    RAM_ENDPOINT: accounts.endpoint,
    STS_ENDPOINT: accounts.endpoint,
    CHECKPOINT_DISABLE: "1",
    // cdktf would ask the registry for checksums, which a mirror or an attached provider does not need.
    CDKTF_SKIP_PROVIDER_LOCK: "true",
  };
}

function attachment(provider: ProviderServer): Record<string, string> {
  return { TF_REATTACH_PROVIDERS: provider.reattach };
}
