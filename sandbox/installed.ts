import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
  /** The packages of the sandbox, which an app without it need not have; a clone has them all. */
  readonly peerDependenciesMeta?: Readonly<Record<string, object>>;
}

const { peerDependencies, peerDependenciesMeta = {} }: Manifest = JSON.parse(
  readFileSync(join(__dirname, "../package.json"), "utf8"),
);
const missing = Object.keys(peerDependenciesMeta).filter((name) => !isInstalled(name));
if (missing.length > 0) {
  const wanted = missing.map((name) => `"${name}@${peerDependencies[name]}"`);
  const error = new Error(`the sandbox has packages of its own: npm install --save-dev ${wanted.join(" ")}`);
  // Where it was asked for is no matter: the message is all that there is to say.
  error.stack = `${error}`;
  throw error;
}

function isInstalled(name: string): boolean {
  try {
    createRequire(__filename).resolve(name);
    return true;
  } catch {
    return false;
  }
}
