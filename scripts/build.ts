import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { compile } from "./compile";
import { importedPackages } from "./imported-packages";
import { importLazily, openDoorsLazily } from "./lazy-imports";
import { type Imports, publishedManifest, ROOT } from "./manifest";
import { writeTemplates } from "./templates";

/** What the page of a review is made of in the browser. */
const PAGE = "lib/review/render/page";

/** What goes into the package as it is. */
const COPIED = [
  "schema",
  ...["grpc_controller", "tfplugin5"].map((name) => `sandbox/provider/${name}.proto`),
  "sandbox/state/tablestore.proto",
  "provider-alicloud/alicloud-1.289.0.json",
  "provider-alicloud/LICENSE",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  ...["page.js", "page.css"].map((name) => `${PAGE}/${name}`),
];

/** The bindings: a workspace of the project, and a folder of the package, which nobody publishes under this name. */
const BINDINGS = { workspace: "@cdktf/provider-alicloud", folder: "provider-alicloud" };

/** Makes the folder that is published: nothing of the project's own package.json and tree but what is named here. */
export function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  compile(folder);
  openDoorsLazily(folder);
  for (const room of ["cli", "demo"]) importLazily(join(folder, room));
  const code = filesBelow(folder);
  for (const file of code) importBindingsByPath(file, folder);
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const imports = importsOf(folder);
  writeJson(join(folder, "package.json"), publishedManifest(imports));
  writeTemplates(folder, imports.sandbox);
}

function importsOf(folder: string): Imports {
  const files = (name: string) => filesBelow(join(folder, name));
  return {
    library: importedPackages(["cli", "lib", "processes", "provider-alicloud"].flatMap(files)),
    // What only its types name, nobody needs to run it.
    sandbox: importedPackages(["sandbox", "demo"].flatMap(files).filter((file) => file.endsWith(".js"))),
  };
}

/** A package manager would look for the workspace in the registry. */
function importBindingsByPath(file: string, folder: string): void {
  const there = relative(dirname(file), join(folder, BINDINGS.folder)).replaceAll("\\", "/");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(`"${BINDINGS.workspace}/`, `"${there}/`));
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

if (require.main === module) buildPackage(resolve(process.argv[2] ?? join(ROOT, "dist/package")));
