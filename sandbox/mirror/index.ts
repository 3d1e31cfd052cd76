import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { type Archive, packProvider } from "./archive";

export interface MirrorOptions {
  /** Bytes that make the provider's archive as heavy as a real one. @default 0 */
  readonly padding?: number;
}

/** A provider mirror on this machine, by Terraform's network mirror protocol: the stand-in, to be installed. */
export interface Mirror {
  /** What makes Terraform install providers from here, and from nowhere else. */
  readonly env: Readonly<Record<string, string>>;
  /** How often the archive was fetched. */
  fetches(): number;
  close(): Promise<void>;
}

/** Starts the mirror on 127.0.0.1, over HTTPS as the protocol wants it, with a certificate of its own. */
export async function startMirror({ padding = 0 }: MirrorOptions = {}): Promise<Mirror> {
  const folder = mkdtempSync(join(tmpdir(), "provider-mirror-"));
  const archive = packProvider(padding);
  const { private: key, cert } = await certificate();
  let fetches = 0;
  const server = createServer({ key, cert }, (request, response) => {
    const body = answer(archive, request.url ?? "/");
    if (body === archive.bytes && request.method === "GET") fetches += 1;
    response.writeHead(body === undefined ? 404 : 200, { "content-type": typeOf(body) });
    response.end(typeof body === "object" && !(body instanceof Uint8Array) ? JSON.stringify(body) : body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    env: environment(folder, cert, (server.address() as AddressInfo).port),
    fetches: () => fetches,
    close: () => close(server, folder),
  };
}

function certificate() {
  const altNames = [
    { type: 2, value: "localhost" },
    { type: 7, ip: "127.0.0.1" },
  ] as const;
  return generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [...altNames] },
    ],
  });
}

const PATH = /^\/[^/]+\/aliyun\/alicloud\/([^/]+)$/;

function answer({ version, platform, bytes, hash }: Archive, url: string): object | Uint8Array | undefined {
  const file = PATH.exec(url)?.[1];
  const archive = `terraform-provider-alicloud_${version}_${platform}.zip`;
  if (file === "index.json") return { versions: { [version]: {} } };
  if (file === `${version}.json`) return { archives: { [platform]: { url: archive, hashes: [hash] } } };
  return file === archive ? bytes : undefined;
}

function typeOf(body: object | undefined): string {
  return body instanceof Uint8Array ? "application/zip" : "application/json";
}

function environment(folder: string, cert: string, port: number): Record<string, string> {
  const [config, trusted] = [join(folder, "terraform.rc"), join(folder, "mirror.pem")];
  writeFileSync(trusted, cert);
  writeFileSync(
    config,
    `provider_installation {\n  network_mirror {\n    url = "https://127.0.0.1:${port}/"\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: config, SSL_CERT_FILE: trusted };
}

async function close(server: Server, folder: string): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
  rmSync(folder, { recursive: true, force: true });
}
