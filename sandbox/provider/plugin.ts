import { join } from "node:path";
import { loadPackageDefinition, ServerCredentials, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { generate } from "selfsigned";
import { providerHandlers } from "./index";
import { type ListeningServer, serve } from "./server";

/**
 * The stand-in as a program that Terraform itself starts, out of a provider archive: it says on standard output
 * where it listens, and both sides know each other by certificates of this one run.
 */
async function main(): Promise<void> {
  if (process.env.TF_PLUGIN_MAGIC_COOKIE === undefined) {
    console.error("This is a Terraform provider: Terraform starts it by itself.");
    process.exit(1);
  }
  const { credentials, certificate } = await mutualTls(process.env.PLUGIN_CLIENT_CERT ?? "");
  const stop = () => process.exit(0);
  const server: ListeningServer = await serve(providerHandlers(), 0, {
    credentials,
    services: [controller(stop)],
  });
  console.log(`1|5|tcp|127.0.0.1:${server.port}|grpc|${certificate}`);
}

async function mutualTls(clientCertificate: string) {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  const pair = [{ private_key: Buffer.from(key), cert_chain: Buffer.from(cert) }];
  const credentials = ServerCredentials.createSsl(Buffer.from(clientCertificate), pair, true);
  return { credentials, certificate: derOf(cert) };
}

/** The body of a certificate in PEM, without the padding of base64. */
function derOf(pem: string): string {
  return pem.replace(/-----[^-]+-----/g, "").replace(/[\s=]/g, "");
}

/** By which Terraform says that it needs the program no more. */
function controller(stop: () => void) {
  const definition = loadSync(join(__dirname, "grpc_controller.proto"));
  const loaded = loadPackageDefinition(definition) as unknown as {
    plugin: { GRPCController: { service: ServiceDefinition } };
  };
  return {
    service: loaded.plugin.GRPCController.service,
    implementation: {
      Shutdown: (_call: unknown, callback: (error: null, answer: object) => void) => {
        callback(null, {});
        setImmediate(stop);
      },
    },
  };
}

const PARENT = process.ppid;

// A program that outlives its Terraform would keep the folder that it was unpacked into.
setInterval(() => process.ppid !== PARENT && process.exit(0), 1_000).unref();
void main();
