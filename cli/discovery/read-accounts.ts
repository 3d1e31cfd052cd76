import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AttachedPolicy,
  type DiscoveredRole,
  type DtsTrust,
  discoveredRole,
  dtsTrust,
  type FoundRole,
  ownerAccountJson,
  type ReadAccount,
  readAccount,
} from "../../lib/discover";
import type { AccountPairProvider } from "../../lib/pairs";
import type { KnownAccounts } from "../../lib/review";
import type { Processes } from "../../processes";
import type { Io } from "../io";
import { failureOf, namesCache } from "../planning";
import { runTasks } from "../progress";
import { Terraform, TerraformError } from "../terraform";
import { counted } from "../text";
import type { OwnerAccount } from "./owner-accounts";

/** What an owner account has, or why it could not be read. */
export type AccountResult = DiscoveredAccount | { readonly account: string; readonly failure: string };

/** The roles of an owner account that DTS of other accounts may assume. */
export interface DiscoveredAccount {
  readonly accountId: string;
  /** How many RAM roles the account has in all. */
  readonly roleCount: number;
  readonly roles: readonly DiscoveredRole[];
  /** How the account was reached. */
  readonly provider: AccountPairProvider;
  /** The same roles as they were read: what an entry of the pairs file is made of. */
  readonly sources: readonly FoundSource[];
}

/** What was read of one role. */
export interface FoundSource {
  readonly found: FoundRole;
  readonly trust: DtsTrust;
  readonly policies: readonly AttachedPolicy[];
}

/** How to read. */
export interface ReadOptions {
  readonly concurrency: number;
  readonly knownAccounts: KnownAccounts | undefined;
  /** The command that is run again after a failure. */
  readonly again: string;
}

/** Reads the accounts by Terraform's data sources, some at a time; nothing is written, in the accounts or in a state. */
export async function readAccounts(
  accounts: readonly OwnerAccount[],
  options: ReadOptions,
  processes: Processes,
  io: Io,
): Promise<AccountResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "dts-pairs-discover-"));
  try {
    const terraform = await Terraform.find(processes, io.env);
    const tasks = accounts.map((account, index) => ({
      title: account.title,
      run: () => readOne(account, new Reading(terraform, join(folder, `${index}`), account, options)),
      outcome: (result: AccountResult) =>
        "failure" in result ? "failed" : `${counted(result.roleCount, "role")} read`,
      isFailure: (result: AccountResult) => "failure" in result,
    }));
    const together = namesCache(io.env) ? 1 : options.concurrency;
    return await runTasks<AccountResult>(tasks, together, io);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readOne(account: OwnerAccount, reading: Reading): Promise<AccountResult> {
  try {
    return await reading.discover();
  } catch (error) {
    return { account: account.title, failure: failureOf(error, tmpdir()) };
  }
}

/** The plans that read one account, in a folder of their own. */
class Reading {
  constructor(
    private readonly terraform: Terraform,
    private readonly folder: string,
    private readonly account: OwnerAccount,
    private readonly options: ReadOptions,
  ) {}

  async discover(): Promise<DiscoveredAccount> {
    const { accountId, roles } = await this.read();
    const owner = this.checked(accountId);
    const trusting = roles.flatMap((found) => {
      const trust = dtsTrust(found.trustPolicy, owner);
      return trust === undefined ? [] : [{ found, trust }];
    });
    const names = trusting.map(({ found }) => found.name);
    const attached = names.length === 0 ? new Map() : (await this.read(names)).policies;
    const sources = trusting.map((it) => ({ ...it, policies: attached.get(it.found.name) ?? [] }));
    return {
      accountId: owner,
      roleCount: roles.length,
      roles: sources.map(({ found, trust, policies }) =>
        discoveredRole(owner, found, trust, policies, this.options.knownAccounts),
      ),
      provider: this.account.provider,
      sources,
    };
  }

  /** The roles of the account, or the policies of those that are named. */
  private async read(roleNames?: readonly string[]): Promise<ReadAccount> {
    const stack = { pair: this.account.title, folder: this.folder, again: this.options.again };
    const [plan, json] = [join(this.folder, "tfplan"), join(this.folder, "plan.json")];
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, "cdk.tf.json"), ownerAccountJson(this.account.provider, roleNames));
    if (roleNames === undefined) await this.terraform.init(stack);
    await this.terraform.plan(stack, plan);
    await this.terraform.show(stack, plan, json);
    return readAccount(JSON.parse(await readFile(json, "utf8")));
  }

  /** @throws TerraformError where the credentials are not of the account that is asked for */
  private checked(found: string | undefined): string {
    const { title, accountId = found } = this.account;
    if (found !== undefined && found === accountId) return found;
    throw new TerraformError([
      found === undefined
        ? "the provider does not say whose credentials these are: see to the profile or the environment"
        : `these are credentials of account ${found}, not of ${title}: see to the provider of its pairs, to --profile or to the environment`,
    ]);
  }
}
