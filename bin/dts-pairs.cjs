#!/usr/bin/env node
// Only for a clone, where the commands are TypeScript: the published package has them compiled.
require("tsx/cjs");
require("../cli/main.ts");
