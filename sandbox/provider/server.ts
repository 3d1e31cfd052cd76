import { join } from "node:path";
import {
  type handleUnaryCall,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { Handlers } from "./messages";
import { errorDiagnostic } from "./problem";

/** Large enough for a plan of anyone's size; the default of gRPC is 4 MiB. */
const LARGEST_MESSAGE = 256 * 1024 * 1024;

const PROTOCOL_FILE = join(__dirname, "tfplugin5.proto");

/** A gRPC server that listens. */
export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** What a server has beside Terraform's calls. */
export interface ServeOptions {
  /** @default in the clear */
  readonly credentials?: ServerCredentials;
  /** Further services of the same server. @default none */
  readonly services?: readonly {
    readonly service: ServiceDefinition;
    readonly implementation: UntypedServiceImplementation;
  }[];
}

/**
 * Serves the plugin protocol, on 127.0.0.1 only.
 * @param port - 0 for a free one
 * @throws when the port is taken
 */
export async function serve(
  handlers: Handlers,
  port: number,
  { credentials = ServerCredentials.createInsecure(), services = [] }: ServeOptions = {},
): Promise<ListeningServer> {
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(providerService(), implementation(handlers));
  for (const { service, implementation } of services) server.addService(service, implementation);
  const bound = await listen(server, port, credentials);
  return { port: bound, close: () => close(server) };
}

function providerService(): ServiceDefinition {
  const definition = loadSync(PROTOCOL_FILE, { keepCase: true, longs: Number, defaults: true });
  const loaded = loadPackageDefinition(definition) as unknown as {
    tfplugin5: { Provider: { service: ServiceDefinition } };
  };
  return loaded.tfplugin5.Provider.service;
}

function implementation(handlers: Handlers): UntypedServiceImplementation {
  const entries = Object.entries(handlers).map(([name, handler]) => [name, unary(handler as UntypedHandler)]);
  return Object.fromEntries(entries) as UntypedServiceImplementation;
}

type UntypedHandler = (request: unknown, connection: string) => Promise<unknown>;

function unary(handler: UntypedHandler): handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    handler(call.request, call.getPeer()).then(
      (response) => callback(null, response),
      (error: unknown) => callback(null, { diagnostics: [errorDiagnostic(error)] }),
    );
  };
}

function listen(server: Server, port: number, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(new Error(`the stand-in provider cannot listen on 127.0.0.1:${port}: ${error.message}`));
    });
  });
}

/** Terraform keeps its connection until it ends; the server does not wait for that. */
function close(server: Server): Promise<void> {
  server.forceShutdown();
  return Promise.resolve();
}
