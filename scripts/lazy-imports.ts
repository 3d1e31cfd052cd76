import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A module that is only exported from again, as TypeScript compiles that, with its exports behind it. */
const EXPORTED_AGAIN =
  /^var (\w+_\d+) = (require\("\.[^"]+"\));\n((?:Object\.defineProperty\(exports, .+ return \1\.[\w$]+; } }\);\n)+)/gm;

/** A module that the file itself uses, as TypeScript compiles that. */
const IMPORTED = /^const (\w+_\d+) = (.*\brequire\("[^"]+"\).*);$/gm;

/**
 * Lets every index.js below a folder load a module once something of it is used: who imports one room of the package
 * for one thing does not wait for the rest of it.
 */
export function openDoorsLazily(folder: string): void {
  rewrite(folder, (file, code) =>
    basename(file) !== "index.js"
      ? code
      : code.replace(EXPORTED_AGAIN, (_, variable: string, load: string, exports: string) => {
          const names = [...exports.matchAll(/ return \w+\.([\w$]+); } }\);/g)].map(([, name = ""]) => name);
          // The exports themselves stay as they are: Node knows them by their form where an ES module imports them.
          return `var ${variable} = ${onDemand(load, names)};\n${exports}`;
        }),
  );
}

/**
 * Lets every file below a folder load what it imports once it uses it: a command does not wait for what the others
 * need. Not for code that runs often, since each use asks for the module.
 */
export function importLazily(folder: string): void {
  rewrite(folder, (_, code) =>
    code.replace(IMPORTED, (_, variable: string, load: string) => {
      const names = [...code.matchAll(new RegExp(`\\b${variable}\\.([\\w$]+)`, "g"))].map(
        ([, name = ""]) => name,
      );
      return `const ${variable} = ${onDemand(load, [...new Set(names)])};`;
    }),
  );
}

/** An object that stands for a module, and loads it once one of these of its exports is asked for. */
function onDemand(load: string, names: readonly string[]): string {
  const getters = names.map((name) => `get ${name}() { return (this._ ??= ${load}).${name}; }`);
  return `{ _: undefined, ${getters.join(", ")} }`;
}

function rewrite(folder: string, change: (file: string, code: string) => string): void {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of names.filter((name) => name.endsWith(".js")).map((name) => join(folder, name))) {
    const code = readFileSync(file, "utf8");
    const changed = change(file, code);
    if (changed !== code) writeFileSync(file, changed);
  }
}
