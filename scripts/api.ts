import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  Extractor,
  ExtractorConfig,
  type ExtractorLogLevel,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { buildPackage } from "./build";
import { keep } from "./generated";
import { codeEntries, ROOT, readManifest } from "./manifest";

const PACKAGE = join(ROOT, "dist/api/package");
const REPORTS = join(ROOT, "dist/api/etc");

// What the generator makes of the provider's schema is not ours to promise.
const GENERATED = "alicloud";

/** Writes the API reports, which say all that an app can import: a change of the public API changes them. */
function reportApi(): void {
  buildPackage(PACKAGE);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  for (const [name, source] of codeEntries(readManifest())) if (name !== GENERATED) report(name, source);
  keep(REPORTS, "etc", "npm run api");
}

function report(name: string, source: string): void {
  const config = ExtractorConfig.prepare({
    configObject: configuration(name, source.replace(/\.ts$/, ".d.ts")),
    configObjectFullPath: undefined,
    packageJsonFullPath: join(PACKAGE, "package.json"),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      // That a report is new is no news: all are made anew each time.
      message.handled = /^console-(api-report|preamble|compiler)/.test(message.messageId);
    },
  });
  if (!succeeded) throw new Error(`the API of entry "${name}" cannot be reported: see the messages above`);
}

function configuration(name: string, entry: string): IConfigFile {
  const off = { logLevel: "none" as ExtractorLogLevel };
  return {
    projectFolder: PACKAGE,
    mainEntryPointFilePath: join(PACKAGE, entry),
    newlineKind: "lf",
    compiler: { overrideTsconfig: COMPILER },
    apiReport: {
      enabled: true,
      reportFileName: name === "" ? "index" : name,
      reportFolder: REPORTS,
      reportTempFolder: join(ROOT, "dist/api/temp"),
      // What an entry shows of types that another entry exports is part of its API too.
      includeForgottenExports: true,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: { extractorMessageReporting: { default: off }, tsdocMessageReporting: { default: off } },
  };
}

const COMPILER = {
  compilerOptions: {
    module: "node16",
    moduleResolution: "node16",
    target: "ES2022",
    strict: true,
    skipLibCheck: true,
    types: ["node"],
  },
  include: ["lib"],
};

reportApi();
