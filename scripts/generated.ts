import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./manifest";

/**
 * Puts generated files in their committed place. With --check among the arguments it changes nothing.
 *
 * @param made the folder with the files as they are made now
 * @param committed the folder that the project has of them, below its root
 * @param command what brings them up to date
 * @throws Error with --check, where a file is not as it is made now
 */
export function keep(made: string, committed: string, command: string): void {
  const place = join(ROOT, committed);
  if (!process.argv.includes("--check")) {
    rmSync(place, { recursive: true, force: true });
    cpSync(made, place, { recursive: true });
    return;
  }
  const different = differences(made, place).map((path) => join(committed, path));
  if (different.length === 0) return;
  throw new Error(`not up to date: ${different.join(", ")}: run ${command} and look at the difference`);
}

function differences(one: string, other: string): string[] {
  const paths = new Set([...filesBelow(one), ...filesBelow(other)]);
  return [...paths].filter((path) => text(join(one, path)) !== text(join(other, path))).sort();
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function text(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
