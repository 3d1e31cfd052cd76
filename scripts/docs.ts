import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { keep } from "./generated";
import { ROOT } from "./manifest";

/** Writes the API reference from the docstrings. */
const made = join(ROOT, "dist/docs");
const typedoc = join(ROOT, "node_modules/typedoc/bin/typedoc");
execFileSync(process.execPath, [typedoc, "--logLevel", "Warn", "--out", made], {
  cwd: ROOT,
  stdio: "inherit",
});
keep(made, "docs/api", "npm run docs");
