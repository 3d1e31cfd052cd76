import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { AccountPairStack, parseAccountPairs } from "../lib/pairs";

// Synthesis of many account pairs, beside its floor: as many stacks of a role and two attachments, and nothing else.

const PAIRS = 500;
const ROUNDS = 3;

const yaml = JSON.stringify({
  version: 1,
  pairs: Array.from({ length: PAIRS }, (_, index) => ({
    name: `pair-${index}`,
    ownerAccountId: `2${String(index).padStart(15, "0")}`,
    trustedAccountId: "1111111111111111",
  })),
});

function bareStack(app: App, name: string): void {
  const stack = new TerraformStack(app, name);
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
  const role = new RamRole(stack, "role", { roleName: "ram-for-dts", assumeRolePolicyDocument: "{}" });
  for (const policyName of ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]) {
    new RamRolePolicyAttachment(stack, policyName, {
      roleName: role.roleName,
      policyName,
      policyType: "System",
    });
  }
}

function milliseconds(fill: (app: App) => void): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));
  const start = performance.now();
  const app = new App({ outdir: join(folder, "cdktf.out") });
  fill(app);
  app.synth();
  const taken = performance.now() - start;
  rmSync(folder, { recursive: true });
  return taken;
}

function bare(app: App): void {
  for (const { name } of parseAccountPairs(yaml, "bench").pairs) bareStack(app, name);
}

function whole(app: App): void {
  for (const pair of parseAccountPairs(yaml, "bench").pairs) new AccountPairStack(app, pair);
}

const rounds = Array.from({ length: ROUNDS }, () => ({
  floor: milliseconds(bare),
  taken: milliseconds(whole),
}));
const floor = Math.min(...rounds.map((round) => round.floor));
const taken = Math.min(...rounds.map((round) => round.taken));
const ratio = (taken / floor).toFixed(1);
console.log(
  `${PAIRS} pairs: ${Math.round(taken)} ms, bare resources ${Math.round(floor)} ms, ratio ${ratio}`,
);
