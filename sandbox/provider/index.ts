import { createHandlers } from "./handlers";
import type { Handlers } from "./messages";
import { readSchema } from "./schema";
import { serve } from "./server";
import type { Environment } from "./settings";

export type { Environment } from "./settings";

export interface ProviderOptions {
  /** @default 0, a free port */
  readonly port?: number;
  /**
   * Where provider blocks find what they do not say: credentials, profile, endpoints.
   * @default process.env
   */
  readonly env?: Environment;
  /**
   * A file that `terraform providers schema -json` wrote.
   * @default the file beside the bindings
   */
  readonly schemaFile?: string;
  /**
   * Milliseconds between two tries of a call that RAM throttles or that is in conflict.
   * @default 250; the real provider waits 3 to 8 seconds
   */
  readonly retryWait?: number;
}

/** A stand-in for the alicloud provider that Terraform and OpenTofu can be attached to. */
export interface ProviderServer {
  /** The value of TF_REATTACH_PROVIDERS that attaches either to it. */
  readonly reattach: string;
  close(): Promise<void>;
}

/** The provider's address, as Terraform and as OpenTofu complete `aliyun/alicloud`. */
const ADDRESSES = ["registry.terraform.io/aliyun/alicloud", "registry.opentofu.org/aliyun/alicloud"];
const DEFAULT_RETRY_WAIT = 250;

/**
 * Starts the stand-in on 127.0.0.1. It holds no state but who is configured on which connection.
 * It talks to RAM and STS on loopback only, and refuses every other endpoint.
 * @throws when the schema file cannot be read or the port is taken
 */
export async function startProvider(options: ProviderOptions = {}): Promise<ProviderServer> {
  const server = await serve(providerHandlers(options), options.port ?? 0);
  return { reattach: reattachValue(server.port), close: () => server.close() };
}

/** What answers Terraform's calls. @throws when the schema file cannot be read */
export function providerHandlers(options: ProviderOptions = {}): Handlers {
  const schema = readSchema(options.schemaFile);
  const { env = process.env, retryWait = DEFAULT_RETRY_WAIT } = options;
  return createHandlers({ schema, env, retryWait });
}

function reattachValue(port: number): string {
  const attached = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
  };
  return JSON.stringify(Object.fromEntries(ADDRESSES.map((address) => [address, attached])));
}
