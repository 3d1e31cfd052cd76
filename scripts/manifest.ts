import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the project. */
export const ROOT = join(__dirname, "..");

/** The members of a package.json that the package is made from. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly sideEffects: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What a package.json of the project says. */
export function readManifest(folder = ROOT): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The entries of the package that are code: the name that is imported after the package's own, and its source. */
export function codeEntries({ exports }: Manifest): [name: string, source: string][] {
  const code = Object.entries(exports).filter(([, path]) => path.endsWith(".ts"));
  return code.map(([key, path]) => [key.slice("./".length), path]);
}

/** The names of the packages that compiled code imports. */
export interface Imports {
  /** The library and its command. */
  readonly library: ReadonlySet<string>;
  /** The sandbox, whose packages an app installs only where it uses it. */
  readonly sandbox: ReadonlySet<string>;
}

/**
 * The package.json that is published: the project's own, with compiled entries, and with those dependencies only
 * that the compiled code imports.
 *
 * @throws Error where the code imports a package that no dependency names
 */
export function publishedManifest(imports: Imports): object {
  const manifest = readManifest();
  const { name, version, description, keywords, license, engines } = manifest;
  const optional = optionalPeers(manifest, imports.sandbox);
  return {
    ...{ name, version, description, keywords, license, engines },
    type: "commonjs",
    main: "./lib/index.js",
    types: "./lib/index.d.ts",
    exports: Object.fromEntries(Object.entries(manifest.exports).map(([key, path]) => [key, compiled(path)])),
    typesVersions: { "*": olderTypes(manifest) },
    // By its own name too: npx of a tarball runs the command that is named after the package.
    bin: { [name]: "cli/main.js", "dts-pairs": "cli/main.js", "dts-pairs-sandbox": "demo/main.js" },
    sideEffects: manifest.sideEffects,
    files: [
      "actions",
      "cli",
      "demo",
      "lib",
      "processes",
      "provider-alicloud",
      "sandbox",
      "schema",
      "templates",
      "CHANGELOG.md",
    ],
    dependencies: needed(manifest, imports.library),
    peerDependencies: { ...manifest.peerDependencies, ...optional },
    peerDependenciesMeta: Object.fromEntries(Object.keys(optional).map((name) => [name, { optional: true }])),
  };
}

function compiled(path: string): string | object {
  if (!path.endsWith(".ts")) return path;
  return { types: path.replace(/\.ts$/, ".d.ts"), default: path.replace(/\.ts$/, ".js") };
}

/** Where moduleResolution node, which `cdktf init` writes and which knows no exports, finds the types. */
function olderTypes(manifest: Manifest): Record<string, string[]> {
  const named = codeEntries(manifest).filter(([name]) => name !== "");
  return Object.fromEntries(named.map(([name, path]) => [name, [path.replace(/\.ts$/, ".d.ts")]]));
}

function needed(manifest: Manifest, imported: ReadonlySet<string>): Record<string, string> {
  const { dependencies, peerDependencies } = manifest;
  for (const name of imported) {
    if (name in dependencies || name in peerDependencies) continue;
    throw new Error(`"${name}" is imported: name it in dependencies or peerDependencies of package.json`);
  }
  const used = Object.entries(dependencies).filter(([name]) => imported.has(name));
  return compatible(used);
}

function optionalPeers(manifest: Manifest, imported: ReadonlySet<string>): Record<string, string> {
  return compatible(Object.entries(manifest.devDependencies).filter(([name]) => imported.has(name)));
}

/** The project pins what it is tested with; an app may have a later version that is compatible. */
function compatible(pinned: readonly [name: string, version: string][]): Record<string, string> {
  return Object.fromEntries(pinned.map(([name, version]) => [name, `^${version}`]));
}
