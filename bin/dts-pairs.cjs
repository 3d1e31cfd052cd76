#!/usr/bin/env node
// Only for a clone, where the commands are TypeScript: the published package has them compiled.
const { tmpdir } = require("node:os");

try {
  require("tsx/cjs");
  require("../cli/main.ts");
} catch (error) {
  // tsx keeps what it compiled in the temporary directory, and does nothing without.
  if (error.syscall !== "mkdir") throw error;
  console.error(
    `${tmpdir()} cannot be written or read (${error.code}): give this user the right to, or name another folder in TMPDIR`,
  );
  process.exit(1);
}
