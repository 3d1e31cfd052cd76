import { createHash, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { zipSync } from "fflate";

/** A provider packed as Terraform installs it. */
export interface Archive {
  readonly version: string;
  /** Such as `linux_amd64`. */
  readonly platform: string;
  readonly bytes: Uint8Array;
  /** Terraform's hash of the whole file. */
  readonly hash: string;
}

/** The version of the provider that the stand-in stands for. */
export const VERSION = "1.289.0";
const EXECUTABLE = 0o755;
const UNIX = 3;

/**
 * The stand-in as a provider archive for this machine: a program that runs it out of this folder.
 *
 * @param padding bytes that make the archive as heavy as a real one
 */
export function packProvider(padding = 0): Archive {
  const program = Buffer.from(script());
  const attributes = { os: UNIX, attrs: (0o100000 | EXECUTABLE) << 16 };
  const bytes = zipSync({
    [`terraform-provider-alicloud_v${VERSION}`]: [program, attributes],
    ...(padding > 0 && { padding: [randomBytes(padding), { level: 0 }] as const }),
  });
  const hash = `zh:${createHash("sha256").update(bytes).digest("hex")}`;
  return { version: VERSION, platform: platform(), bytes, hash };
}

function script(): string {
  const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;
  const plugin = resolve(__dirname, "../provider/plugin.ts");
  return `#!/bin/sh\nexec ${shellQuoted(process.execPath)} --import ${shellQuoted(tsx)} ${shellQuoted(plugin)}\n`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64", ia32: "386" };

function platform(): string {
  return `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
}
