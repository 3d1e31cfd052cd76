import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A module that is only exported from again, as TypeScript compiles that, with its exports behind it. */
const LOADED =
  /^var (\w+_\d+) = require\(("\.[^"]+")\);\n((?:Object\.defineProperty\(exports, .+ return \1\.\w+; } }\);\n)+)/gm;

/**
 * Lets every index.js below a folder load a module once something of it is used: who imports one room of the package
 * for one thing does not wait for the rest of it.
 */
export function openDoorsLazily(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of names
    .filter((name) => /(?:^|[\\/])index\.js$/.test(name))
    .map((name) => join(folder, name))) {
    const code = readFileSync(file, "utf8");
    const lazy = code.replace(LOADED, (_, variable: string, path: string, exports: string) => {
      const names = [...exports.matchAll(/ return \w+\.(\w+); } }\);/g)].map(([, name]) => name);
      const getters = names.map((name) => `get ${name}() { return require(${path}).${name}; }`);
      // The exports themselves stay as they are: Node knows them by their form where an ES module imports them.
      return `var ${variable} = { ${getters.join(", ")} };\n${exports}`;
    });
    if (lazy !== code) writeFileSync(file, lazy);
  }
}
