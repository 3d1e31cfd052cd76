import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compile } from "./compile";
import { importedPackages } from "./imported-packages";
import { publishedManifest, ROOT } from "./manifest";

/** What the page of a review is made of in the browser. */
const PAGE = "lib/review/render/page";

/** What goes into the package as it is. */
const COPIED = [
  "schema",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  ...["page.js", "page.css"].map((name) => `${PAGE}/${name}`),
];

const BINDINGS = "provider-alicloud";

/** What of the bindings goes into the package beside their code. */
const COPIED_OF_BINDINGS = ["package.json", "README.md", "LICENSE"];

/** Makes the folder that is published: nothing of the project's own package.json and tree but what is named here. */
export function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  compile(folder);
  bundleBindings(folder);
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const code = ["cli", "lib"].map((name) => join(folder, name));
  writeJson(join(folder, "package.json"), publishedManifest(importedPackages(code)));
}

/** Where npm looks for a bundled dependency, with its code compiled, which it is not in the project. */
function bundleBindings(folder: string): void {
  const bindings = join(folder, "node_modules/@cdktf/provider-alicloud");
  mkdirSync(bindings, { recursive: true });
  renameSync(join(folder, BINDINGS, "lib"), join(bindings, "lib"));
  rmSync(join(folder, BINDINGS), { recursive: true });
  for (const name of COPIED_OF_BINDINGS) cpSync(join(ROOT, BINDINGS, name), join(bindings, name));
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

if (require.main === module) buildPackage(resolve(process.argv[2] ?? join(ROOT, "dist/package")));
