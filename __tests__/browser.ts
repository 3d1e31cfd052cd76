import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** Starts a browser without a window: that of CHROMIUM_PATH, else an installed one, else the one from npm. */
export async function startBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH: named } = process.env;
  if (named !== undefined && named !== "") return start(named);
  const installed = installedBrowser();
  // What is installed may be no more than a hint to install it.
  const started = installed === undefined ? undefined : await start(installed).catch(() => undefined);
  return started ?? startFromNpm();
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => INSTALLED.map((name) => join(folder, name))).find(existsSync);
}

async function startFromNpm(): Promise<Browser> {
  const folder = unpacked();
  const env = { LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_PATH: join(folder, "fonts") };
  return start(join(folder, "chromium"), env).catch((error: Error) => {
    throw new Error(`no browser starts: install Chrome, or name one in CHROMIUM_PATH\n${error.message}`);
  });
}

function start(executablePath: string, env: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--no-zygote"];
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

/** The folder with the browser from npm and the libraries that it needs; unpacked once, whole or not at all. */
function unpacked(): string {
  const packed = join(dirname(require.resolve("@sparticuz/chromium")), "../..");
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  const cache = join(__dirname, "../node_modules/.cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, "unpacking-"));
  const content = (name: string) => brotliDecompressSync(readFileSync(join(packed, "bin", name)));
  writeFileSync(join(fresh, "chromium"), content("chromium.br"), { mode: 0o755 });
  for (const name of ["al2023.tar.br", "fonts.tar.br"])
    execFileSync("tar", ["-x", "-C", fresh], { input: content(name) });
  try {
    renameSync(fresh, folder);
  } catch {
    // Another test was quicker.
    rmSync(fresh, { recursive: true });
  }
  return folder;
}
