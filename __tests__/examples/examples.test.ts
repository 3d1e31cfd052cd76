import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build as hundredPairs } from "../../examples/hundred-pairs/main";
import { build as mysqlExpressConnect } from "../../examples/mysql-express-connect/main";
import { build as redisCluster } from "../../examples/redis-cluster/main";
import { build as roleOnly } from "../../examples/role-only/main";
import { findEngine } from "../../processes";
import { type Sandbox, startSandbox } from "../../sandbox";
import { type StackJson, Synthesized } from "./synthesized";

const EXAMPLES = resolve(__dirname, "../../examples");

const BUILDS = {
  "hundred-pairs": hundredPairs,
  "mysql-express-connect": mysqlExpressConnect,
  "redis-cluster": redisCluster,
  "role-only": roleOnly,
};

type Example = keyof typeof BUILDS;

let binary: string;
let sandbox: Sandbox;
const apps = new Map<string, Synthesized>();

beforeAll(async () => {
  binary = (await findEngine()).binary;
  sandbox = await startSandbox();
  for (const [name, build] of Object.entries(BUILDS)) apps.set(name, await Synthesized.of(build));
});

afterAll(async () => {
  await sandbox.close();
  for (const app of apps.values()) await app.remove();
});

function app(name: Example): Synthesized {
  return apps.get(name) as Synthesized;
}

/** The one resource of a type. */
function only(json: StackJson, type: string): Readonly<Record<string, unknown>> {
  const found = Object.values(json.resource[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string }[];
}

/** What Terraform says of a folder, held to the schema of the provider. */
async function validate(cwd: string): Promise<Validation> {
  const env = { ...process.env, ...sandbox.env };
  const { stdout } = await promisify(execFile)(binary, ["validate", "-json"], { cwd, env });
  return JSON.parse(stdout.slice(stdout.indexOf("{")));
}

describe("the examples", () => {
  it("are all tested here, and each has a README and what cdktf needs", () => {
    expect(readdirSync(EXAMPLES).sort()).toEqual(Object.keys(BUILDS));
    for (const name of Object.keys(BUILDS)) {
      expect(readdirSync(join(EXAMPLES, name))).toEqual(expect.arrayContaining(["README.md", "main.ts"]));
      expect(JSON.parse(readFileSync(join(EXAMPLES, name, "cdktf.json"), "utf8")).projectId).toBe(name);
    }
  });

  it.each(["role-only", "mysql-express-connect", "redis-cluster"] as const)(
    "%s is one stack, and valid for Terraform",
    async (name) => {
      expect(await app(name).stacks()).toEqual([name]);
      expect(await validate(app(name).folder(name))).toMatchObject({ valid: true, diagnostics: [] });
    },
  );

  it("hundred-pairs is a hundred stacks of a role each, and valid for Terraform", async () => {
    const stacks = await app("hundred-pairs").stacks();
    expect(stacks).toHaveLength(100);
    const roles = await Promise.all(
      stacks.map(async (stack) => only(await app("hundred-pairs").json(stack), "alicloud_ram_role")),
    );
    expect(roles.every(({ role_name }) => role_name === "ram-for-dts")).toBe(true);
    // They differ in account IDs only.
    for (const stack of ["pair-001", "pair-050", "pair-100"]) {
      expect(await validate(app("hundred-pairs").folder(stack))).toMatchObject({ valid: true });
    }
  });

  it("mysql-express-connect migrates from the VPC of the circuit, in the account of the role", async () => {
    const json = await app("mysql-express-connect").json("mysql-express-connect");
    expect(only(json, "alicloud_ram_role")["provider"]).toBe("alicloud.owner");
    expect(only(json, "alicloud_dts_migration_instance")["provider"]).toBe("alicloud.task");
    expect(only(json, "alicloud_dts_migration_job")).toMatchObject({
      provider: "alicloud.task",
      source_endpoint_instance_type: "EXPRESS",
      source_endpoint_instance_id: "vpc-bp1source",
      source_endpoint_owner_id: "2222222222222222",
      source_endpoint_role: expect.stringMatching(
        /^\$\{element\(\[alicloud_ram_role_policy_attachment\..*\], 0\)\}$/,
      ),
      data_synchronization: true,
    });
  });

  it("redis-cluster synchronizes a cloud instance, for which one policy is enough", async () => {
    const json = await app("redis-cluster").json("redis-cluster");
    expect(only(json, "alicloud_ram_role_policy_attachment")["policy_name"]).toBe("AliyunDTSRolePolicy");
    expect(only(json, "alicloud_dts_synchronization_job")).toMatchObject({
      provider: "alicloud.task",
      source_endpoint_instance_type: "REDIS",
      source_endpoint_owner_id: "2222222222222222",
      destination_endpoint_instance_id: "r-bp1destination",
    });
  });

  it.each(["mysql-express-connect", "redis-cluster"] as const)(
    "%s takes passwords from sensitive variables only",
    async (name) => {
      const json = await app(name).json(name);
      const variable = { type: "string", sensitive: true };
      expect(json.variable).toEqual({ source_password: variable, destination_password: variable });
      const passwords = Object.values(json.resource).flatMap(Object.values).flatMap(passwordsOf);
      expect(passwords).toEqual(["${var.destination_password}", "${var.source_password}"]);
    },
  );
});

function passwordsOf(resource: object): unknown[] {
  return Object.entries(resource).flatMap(([name, value]) => (name.endsWith("_password") ? [value] : []));
}
