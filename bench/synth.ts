import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataAlicloudCallerIdentity } from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import {
  App,
  LocalBackend,
  TerraformCount,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
  Token,
} from "cdktf";
import { type AccountPair, AccountPairStack, parseAccountPairs } from "../lib/pairs";

// Synthesis of many account pairs, beside its floor: the same JSON, made with bare cdktf and bindings.
// npx tsx bench/synth.ts [pairs]

const PAIRS = Number(process.argv[2] ?? 500);
const ROUNDS = PAIRS > 2000 ? 1 : 3;
/** A file of pairs has at most 1 MiB. */
const PAIRS_IN_A_FILE = 2500;

type Json = Record<string, Record<string, Record<string, Record<string, unknown>>>>;

function parsed(): AccountPair[] {
  const all = Array.from({ length: PAIRS }, (_, index) => ({
    name: `pair-${index}`,
    ownerAccountId: `2${String(index).padStart(15, "0")}`,
    trustedAccountId: "1111111111111111",
  }));
  const files = Array.from({ length: Math.ceil(PAIRS / PAIRS_IN_A_FILE) }, (_, index) =>
    all.slice(index * PAIRS_IN_A_FILE, (index + 1) * PAIRS_IN_A_FILE),
  );
  return files.flatMap((pairs) => [
    ...parseAccountPairs(JSON.stringify({ version: 1, pairs }), "bench").pairs,
  ]);
}

/** A block of the JSON that has no class of its own. */
class Block extends TerraformElement {
  constructor(
    scope: TerraformStack,
    id: string,
    private readonly json: object,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return this.json;
  }
}

/** What a stack of the construct says, as text to be said again by bare elements. */
function sample(pair: AccountPair): Json {
  const stack = new AccountPairStack(new App({ outdir: mkdtempSync(join(tmpdir(), "bench-sample-")) }), pair);
  return JSON.parse(JSON.stringify(stack.toTerraform()));
}

// biome-ignore lint/suspicious/noExplicitAny: a benchmark says again what JSON says
type Said = Record<string, any>;

function first(blocks: Record<string, Record<string, unknown>> = {}): Said {
  return Object.values(blocks)[0] ?? {};
}

/** The same JSON for another owner, without the construct. */
function bareStack(app: App, { name, ownerAccountId }: AccountPair, json: Json): void {
  const stack = new TerraformStack(app, name);
  new AlicloudProvider(stack, "alicloud", {});
  new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
  const { role_name, assume_role_policy_document, description, max_session_duration, lifecycle } = first(
    json.resource?.alicloud_ram_role,
  );
  new DataAlicloudCallerIdentity(stack, "caller");
  new DataAlicloudRamRoles(stack, "now", { nameRegex: first(json.data?.alicloud_ram_roles).name_regex });
  const attached = first(json.data?.alicloud_ram_role_policy_attachments);
  new DataAlicloudRamRolePolicyAttachments(stack, "attached", {
    roleName: attached.role_name,
    count: TerraformCount.of(Token.asNumber(attached.count)),
  });
  const [{ condition, error_message }] = lifecycle.precondition;
  const role = new RamRole(stack, "role", {
    roleName: role_name,
    assumeRolePolicyDocument: assume_role_policy_document,
    description,
    maxSessionDuration: max_session_duration,
    lifecycle: { precondition: [{ condition, errorMessage: error_message }] },
  });
  for (const policyName of ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"]) {
    const roleName = role.roleName;
    new RamRolePolicyAttachment(stack, policyName, { roleName, policyName, policyType: "System" });
  }
  for (const [id, assert] of Object.entries(json.check ?? {}))
    new Block(stack, id, { check: { [id]: assert } });
  const values = {
    alibaba_cloud_account: ownerAccountId,
    ram_role_name: role.roleName,
    ram_role_arn: role.arn,
  };
  for (const [id, value] of Object.entries(values)) {
    const { description } = (json.output as Said)[id];
    new TerraformOutput(stack, id, { value, description }).overrideLogicalId(id);
  }
}

function milliseconds(fill: (app: App) => void): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));
  const start = process.cpuUsage();
  const app = new App({ outdir: join(folder, "cdktf.out") });
  fill(app);
  app.synth();
  // Of the processor, not of the clock: other work on the machine does not count.
  const { user, system } = process.cpuUsage(start);
  rmSync(folder, { recursive: true });
  return (user + system) / 1000;
}

function bare(app: App): void {
  const pairs = parsed();
  const json = sample(pairs[0] as AccountPair);
  for (const pair of pairs) bareStack(app, pair, json);
}

function whole(app: App): void {
  for (const pair of parsed()) new AccountPairStack(app, pair);
}

const rounds = Array.from({ length: ROUNDS }, () => ({
  taken: milliseconds(whole),
  floor: milliseconds(bare),
}));
const floor = Math.min(...rounds.map((round) => round.floor));
const taken = Math.min(...rounds.map((round) => round.taken));
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${PAIRS} pairs: ${Math.round(taken)} ms, the same JSON of bare resources ${Math.round(floor)} ms, ratio ${(taken / floor).toFixed(2)}; at most ${megabytes} MB`,
);
