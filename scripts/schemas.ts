import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accountPairsJsonSchema } from "../lib/pairs";
import { reportJsonSchema } from "../lib/review/report";

/** Writes the published JSON Schemas from the schemas in code. */
const ROOT = join(__dirname, "..");
const SCHEMAS = {
  "schema/account-pairs.schema.json": accountPairsJsonSchema(),
  "schema/review.schema.json": reportJsonSchema(),
};

for (const [file, schema] of Object.entries(SCHEMAS)) writeFileSync(join(ROOT, file), JSON.stringify(schema));
execFileSync(join(ROOT, "node_modules/.bin/biome"), ["format", "--write", ...Object.keys(SCHEMAS)], {
  cwd: ROOT,
});
