#!/usr/bin/env node
// Stands for cdktf: a stack for each pair of the pairs file, or what goes wrong with an app.
const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [, , command, , output] = process.argv;
appendFileSync(process.env.FAKE_LOG, `cdktf: ${command} ${output}\n`);

const appError =
  process.env.FAKE_APP_ERROR ??
  (process.cwd().includes(process.env.FAKE_FAILS_BELOW ?? "no such folder") ? "it failed" : undefined);
if (appError) {
  const quoted = ["npm warn x", appError, "    at App.synth (main.ts:1:1)"];
  process.stderr.write(
    `ERROR: cdktf failed\nCommand output on stderr:\n\n${quoted.map((l) => `    ${l}`).join("\n")}\n`,
  );
  process.exit(1);
}

const { pairs } = JSON.parse(readFileSync(process.env.ACCOUNT_PAIRS_FILE, "utf8"));
const stacks = {};
mkdirSync(output, { recursive: true });
for (const { name, roleName } of pairs) {
  if (name === "forgotten") continue;
  const workingDirectory = `stacks/${name}`;
  mkdirSync(join(output, workingDirectory), { recursive: true });
  writeFileSync(join(output, workingDirectory, "cdk.tf.json"), JSON.stringify({ roleName }));
  stacks[name] = { workingDirectory };
}
writeFileSync(join(output, "manifest.json"), JSON.stringify({ stacks }));
