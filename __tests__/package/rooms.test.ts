import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { preProcessFile } from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");

/** What each room may import besides itself. */
const KNOWS: readonly (readonly [room: string, ...others: string[]])[] = [
  ["lib/text"],
  ["lib/trust", "lib/text"],
  ["processes", "lib/text"],
  ["cli", "lib", "processes"],
  ["sandbox"],
  ["demo", "lib", "processes", "sandbox"],
];

/** The files of the project, from its folder, that the files of a room import. */
function importsOf(room: string): string[] {
  const names = readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(ROOT, room, name))
    .flatMap((file) =>
      preProcessFile(readFileSync(file, "utf8"), true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => relative(ROOT, resolve(dirname(file), specifier))),
    );
}

describe("a room", () => {
  it.each(KNOWS)("%s imports only what it may know", (room, ...others) => {
    const isAllowed = (file: string) =>
      [room, ...others].some((name) => file === name || file.startsWith(`${name}/`));
    expect(importsOf(room).filter((file) => !isAllowed(file))).toEqual([]);
  });
});
