import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { preProcessFile } from "typescript";

/** The names of the packages that these files of compiled code import, types included. */
export function importedPackages(files: readonly string[]): Set<string> {
  const specifiers = files.flatMap(importsOf);
  const outside = specifiers.filter((specifier) => !specifier.startsWith(".") && !isBuiltin(specifier));
  return new Set(outside.map(packageName));
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
