import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, Journal } from "./call";
import { CallWatch, type CallWatcher } from "./call-watch";
import { Cloud } from "./cloud";
import { type AccessKey, accessKeyOf } from "./credentials";
import { type Fault, Faults } from "./fault";
import type { ServiceState } from "./handle-call";
import type { NewOidcProvider } from "./oidc-provider";
import { type RoleSnapshot, snapshotOf } from "./role";
import { createAccountServer } from "./server";
import { ServiceError } from "./service-error";

/** Accounts of a service that is started without saying which: the owner, the trusted account and a stranger. */
export const defaultAccountIds: readonly string[] = [
  "2222222222222222",
  "1111111111111111",
  "3333333333333333",
];

const loopback = "127.0.0.1";

export interface AccountsOptions {
  /** @default 0, any free port */
  port?: number;
  /** IDs of 16 digits each. @default {@link defaultAccountIds} */
  accountIds?: readonly string[];
}

/** Whether a service may assume a role; where not, the error that it would be answered with. */
export type AssumeDecision = { allowed: true } | { allowed: false; code: string; message: string };

/** RAM and STS of some accounts, over HTTP on this machine only. */
export interface AccountService {
  /** `127.0.0.1:PORT`, for RAM and STS alike. */
  readonly endpoint: string;
  readonly accountIds: readonly string[];
  /** @throws Error when there is no such account. */
  accessKey(accountId: string): AccessKey;
  /** Copies of the roles of an account, in the order of creation. @throws Error when there is no such account. */
  roles(accountId: string): RoleSnapshot[];
  /**
   * Asks whether an Alibaba Cloud service could assume a role, as it would when it works for an account.
   * @param service Such as `1111111111111111@dts.aliyuncs.com`: DTS working for that account.
   */
  assumeRoleAsService(service: string, roleArn: string): AssumeDecision;
  /**
   * Registers an OIDC identity provider, as somebody does in the RAM console, and returns its ARN: the `Federated`
   * principal of a trust policy.
   * @throws Error for one that RAM would not take, and when there is no such account.
   */
  addOidcProvider(accountId: string, provider: NewOidcProvider): string;
  /** Asks for something to go wrong. @throws Error for a fault that could never happen. */
  failNext(fault: Fault): void;
  /**
   * Runs `watcher` at one call: once it was carried out or refused, and before its answer is sent.
   * To kill a process that waits for the answer, for instance.
   * @param call Which call of any account, counted from now: 1 is the next one.
   * @throws Error for a call that never comes.
   */
  onCall(call: number, watcher: CallWatcher): void;
  /** Copies of the calls so far, in the order of their answers. */
  calls(): Call[];
  /** Stops at once, with the calls that are under way. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Starts the account service.
 * @throws Error for an account ID that has not 16 digits or occurs twice, and for a port that is taken.
 */
export async function startAccounts(options: AccountsOptions = {}): Promise<AccountService> {
  const accountIds = [...(options.accountIds ?? defaultAccountIds)];
  const closing = new AbortController();
  const state: ServiceState = {
    cloud: new Cloud(accountIds),
    faults: new Faults(),
    journal: new Journal(),
    watch: new CallWatch(),
    closing: closing.signal,
  };
  const server = createAccountServer(state);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `${loopback}:${port}`,
    accountIds,
    accessKey: (accountId) => accessKeyOf(state.cloud.account(accountId).id),
    roles: (accountId) => state.cloud.account(accountId).roles().map(snapshotOf),
    assumeRoleAsService: (service, roleArn) => decide(state.cloud, service, roleArn),
    addOidcProvider: (accountId, provider) => state.cloud.account(accountId).addOidcProvider(provider).arn,
    failNext: (fault) => state.faults.add(fault),
    onCall: (call, watcher) => state.watch.add(call, watcher),
    calls: () => state.journal.calls(),
    close: () => close(server, closing),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, loopback);
  await once(server, "listening");
}

function decide(cloud: Cloud, service: string, roleArn: string): AssumeDecision {
  try {
    cloud.roleToAssume(roleArn, { kind: "Service", principals: [service] });
    return { allowed: true };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { allowed: false, code: error.code, message: error.message };
  }
}

async function close(server: Server, closing: AbortController): Promise<void> {
  if (!server.listening) return;
  closing.abort();
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
