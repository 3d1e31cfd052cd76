import { once } from "node:events";
import { Command, InvalidArgumentError } from "commander";
import { type AccountService, defaultAccountIds, type Fault, parseFault, startAccounts } from "./index";

interface Options {
  port: number;
  account?: string[];
  fault?: Fault[];
  json?: true;
}

const program = new Command("accounts")
  .description("RAM and STS of some Alibaba Cloud accounts, on this machine only. Ctrl-C stops it.")
  .option("--port <number>", "port on 127.0.0.1; 0 takes any free one", parsePort, 8099)
  .option(
    "--account <id>",
    `an account, 16 digits; repeatable (default: ${defaultAccountIds.join(", ")})`,
    collect,
  )
  .option(
    "--fault <json>",
    'something that is to go wrong, such as {"action":"CreateRole","drop":"answer"}; repeatable',
    collectFault,
  )
  .option("--json", "print endpoint and access keys as JSON")
  .action(run);

async function run({ port, account, fault = [], json }: Options): Promise<void> {
  const service = await startAccounts({ port, ...(account !== undefined && { accountIds: account }) });
  for (const each of fault) service.failNext(each);
  // Who reads the output may interrupt at once: the signals are waited for before it is printed.
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  console.log(json === true ? asJson(service) : asText(service));
  await interrupted;
  await service.close();
}

function asJson(service: AccountService): string {
  const accounts = service.accountIds.map((id) => service.accessKey(id));
  return JSON.stringify({ endpoint: service.endpoint, accounts }, undefined, 2);
}

function asText(service: AccountService): string {
  const keys = service.accountIds.map((id) => service.accessKey(id));
  return [
    `RAM and STS at http://${service.endpoint} (RAM_ENDPOINT and STS_ENDPOINT: ${service.endpoint})`,
    "",
    "account ID        access key ID       access key secret",
    ...keys.map((key) => `${key.accountId}  ${key.accessKeyId}  ${key.accessKeySecret}`),
  ].join("\n");
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

function collectFault(value: string, previous: Fault[] = []): Fault[] {
  try {
    return [...previous, parseFault(value)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
