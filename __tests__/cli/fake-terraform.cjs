#!/usr/bin/env node
// Stands for Terraform: what it does is told by the name of the stack's folder, and each call is noted.
const { appendFileSync, readFileSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");

const [, , command, ...args] = process.argv;
const stack = basename(process.cwd());
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const note = (text) => appendFileSync(process.env.FAKE_LOG, `${text}\n`);

function refuse(summary, detail) {
  say({ "@level": "error", type: "diagnostic", diagnostic: { severity: "error", summary, detail } });
  process.exit(1);
}

const COMMANDS = {
  version() {
    process.stdout.write(
      `Warning: no such CLI configuration\n${process.env.FAKE_TOOL ?? "Terraform"} v${process.env.FAKE_VERSION ?? "1.11.4"}\n`,
    );
  },
  init() {
    if (stack !== "uninitialized") return writeFileSync(".terraform.lock.hcl", "# the provider\n");
    process.stderr.write("╷\n│ Error: No such provider\n│ \n│ It is in no\n│ registry.\n╵\n");
    process.exit(1);
  },
  plan() {
    if (stack === "failing")
      refuse("Cannot\u001b[2J reach", `the account with ${process.env.ALICLOUD_SECRET_KEY}`);
    if (stack === "silent") process.exit(1);
    if (stack === "refused") refuse(readFileSync(process.env.FAKE_ERROR, "utf8"), "");
    if (stack === "slow") return wait();
    const out = args.find((arg) => arg.startsWith("-out=")).slice("-out=".length);
    writeFileSync(out, "a plan");
    if (stack === "quiet") return;
    say({ type: "change_summary", changes: { add: stack.length, change: 1, remove: 0, import: 1 } });
    process.stdout.write("a line that is no JSON\n");
  },
  show() {
    process.stderr.write("Warning: no such CLI configuration\n");
    process.stdout.write(readFileSync(process.env.FAKE_PLAN, "utf8"));
  },
  apply() {
    if (stack === "stale") refuse("Saved plan is stale", "The state was changed.");
    say({ type: "change_summary", changes: { add: 1, change: 0, remove: 0, operation: "apply" } });
    say({
      type: "outputs",
      outputs: { name: { value: "a\u001b[2J role" }, secret: { sensitive: true, value: "s" } },
    });
    say({ type: "diagnostic", diagnostic: { severity: "warning", summary: "A check failed" } });
  },
};

/** Until it is interrupted; then it takes a moment to save the state. */
function wait() {
  process.on("SIGINT", () => {
    note("interrupted");
    setTimeout(() => {
      note("state saved");
      process.exit(1);
    }, 200);
  });
  setInterval(() => {}, 1000);
}

const { TF_IN_AUTOMATION, TF_INPUT } = process.env;
note(`${stack}: ${command} ${args[0] ?? ""} ${TF_IN_AUTOMATION}${TF_INPUT}`);
COMMANDS[command]();
