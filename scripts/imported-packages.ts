import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { preProcessFile } from "typescript";

/** The names of the packages that the compiled code in these folders imports, types included. */
export function importedPackages(folders: readonly string[]): Set<string> {
  const specifiers = folders.flatMap(filesOf).flatMap(importsOf);
  const outside = specifiers.filter((specifier) => !specifier.startsWith(".") && !isBuiltin(specifier));
  return new Set(outside.map(packageName));
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  if (!/\.(js|cjs|d\.ts)$/.test(file)) return [];
  return preProcessFile(readFileSync(file, "utf8"), true, true).importedFiles.map(({ fileName }) => fileName);
}

function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
