import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accountPairsJsonSchema } from "../lib/pairs/json-schema";

/** Writes schema/account-pairs.schema.json from the schema in lib/pairs. */
const root = join(__dirname, "..");
const file = join(root, "schema", "account-pairs.schema.json");
mkdirSync(join(root, "schema"), { recursive: true });
writeFileSync(file, JSON.stringify(accountPairsJsonSchema(), null, 2));
execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", file], { cwd: root });
