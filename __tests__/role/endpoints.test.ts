import { DtsMigrationJob, type DtsMigrationJobConfig } from "@cdktf/provider-alicloud/lib/dts-migration-job";
import type {
  DtsSubscriptionJob,
  DtsSubscriptionJobConfig,
} from "@cdktf/provider-alicloud/lib/dts-subscription-job";
import {
  DtsSynchronizationJob,
  type DtsSynchronizationJobConfig,
} from "@cdktf/provider-alicloud/lib/dts-synchronization-job";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  DtsCrossAccountRole,
  type DtsCrossAccountRoleProps,
  type DtsJobWithDestination,
} from "../../lib/role";
import { newStack, Template } from "../template";

const A = "2222222222222222";
const B = "1111111111111111";

const JOB = {
  dtsInstanceId: "dts1",
  dtsJobName: "job",
  dbList: "{}",
  dataInitialization: true,
  dataSynchronization: true,
  structureInitialization: true,
  sourceEndpointEngineName: "Redis",
  sourceEndpointInstanceType: "REDIS",
  destinationEndpointEngineName: "Redis",
  destinationEndpointInstanceType: "REDIS",
};

const role = (stack: TerraformStack, access: DtsCrossAccountRoleProps["access"] = "cloud-instance") =>
  new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, access });

describe("endpoints", () => {
  it("give a job the owner ID and the role name, and make it wait for the role and its policies", () => {
    const stack = newStack();
    new DtsMigrationJob(stack, "job", { ...JOB, ...role(stack).asSourceEndpoint() });
    Template.of(stack).hasResourceProperties("alicloud_dts_migration_job", {
      source_endpoint_owner_id: A,
      source_endpoint_role: expect.stringMatching(
        /^\$\{element\(\[alicloud_ram_role_policy_attachment\.\w+\.role_name\], 0\)\}$/,
      ),
    });
  });

  it("wait for every policy, not only for the first", () => {
    const stack = newStack();
    new DtsMigrationJob(stack, "job", { ...JOB, ...role(stack, "express-connect").asSourceEndpoint() });
    const [job] = Template.of(stack).resources("alicloud_dts_migration_job");
    expect(String(job?.source_endpoint_role).match(/alicloud_ram_role_policy_attachment/g)).toHaveLength(2);
  });

  it("give a synchronization job its destination", () => {
    const stack = newStack();
    role(stack).useAsDestination(new DtsSynchronizationJob(stack, "job", JOB));
    Template.of(stack).hasResourceProperties("alicloud_dts_synchronization_job", {
      destination_endpoint_owner_id: A,
      destination_endpoint_role: expect.stringContaining(".role_name]"),
    });
  });

  it.each(["express-connect", "vpn-gateway", "smart-access-gateway"] as const)(
    "refuse a database behind %s as destination, with the page's reason",
    (access) => {
      const made = role(newStack(), access);
      expect(() => made.useAsDestination(new DtsSynchronizationJob(made, "job", JOB))).toThrow(
        "a self-managed database in a VPC, which DTS takes as source only",
      );
      expect(made.asSourceEndpoint().sourceEndpointOwnerId).toBe(A);
    },
  );

  it("are for the jobs that have them, and the compiler refuses the others", () => {
    const source = () => role(newStack()).asSourceEndpoint();
    expectTypeOf<typeof JOB & ReturnType<typeof source>>().toExtend<DtsMigrationJobConfig>();
    expectTypeOf<typeof JOB & ReturnType<typeof source>>().toExtend<DtsSynchronizationJobConfig>();
    const read: () => DtsSubscriptionJobConfig = () => ({
      ...JOB,
      paymentType: "PayAsYouGo",
      sourceEndpointRegion: "cn-hangzhou",
      ...source(),
    });
    expect(read().sourceEndpointOwnerId).toBe(A);
    expectTypeOf<DtsSynchronizationJob>().toExtend<DtsJobWithDestination>();
    expectTypeOf<DtsMigrationJob>().not.toExtend<DtsJobWithDestination>();
    expectTypeOf<DtsSubscriptionJob>().not.toExtend<DtsJobWithDestination>();
    // @ts-expect-error a migration job has no destination in another account
    const migration = (job: DtsMigrationJob) => role(newStack()).useAsDestination(job);
    // @ts-expect-error a subscription job has no destination
    const subscription = (job: DtsSubscriptionJob) => role(newStack()).useAsDestination(job);
    expect([migration, subscription]).toHaveLength(2);
  });
});

describe("a role that was made elsewhere", () => {
  it("gives the same endpoints", () => {
    const imported = DtsCrossAccountRole.fromRoleAttributes(newStack(), "dts", {
      ownerAccountId: A,
      roleName: "ram-for-dts",
    });
    expect(imported.asSourceEndpoint()).toEqual({
      sourceEndpointOwnerId: A,
      sourceEndpointRole: "ram-for-dts",
    });
    const job = { destinationEndpointOwnerId: "", destinationEndpointRole: "" };
    imported.useAsDestination(job);
    expect(job).toEqual({ destinationEndpointOwnerId: A, destinationEndpointRole: "ram-for-dts" });
    expect(imported.roleArn).toBe("acs:ram::2222222222222222:role/ram-for-dts");
    expect(String(imported)).toBe("stack/dts (RAM role ram-for-dts of account 2222222222222222)");
  });

  it("may be known by tokens only", () => {
    const stack = newStack();
    const variable = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
    const attributes = { ownerAccountId: variable("a"), roleName: variable("r") };
    expect(() => DtsCrossAccountRole.fromRoleAttributes(stack, "dts", attributes)).not.toThrow();
  });

  it("is refused where it cannot be one, everything at once", () => {
    const arn = "acs:ram::2222222222222222:role/ram-for-dts";
    const wrong = () =>
      DtsCrossAccountRole.fromRoleAttributes(newStack(), "dts", { ownerAccountId: "2", roleName: arn });
    expect(wrong).toThrow(/^stack\/dts: ownerAccountId: .+\nstack\/dts: roleName: .+the name, not the ARN/);
  });
});

describe("a role of another stack", () => {
  it("is referenced across stacks", () => {
    const app = new App({ outdir: Testing.app().outdir });
    const [one, two] = ["one", "two"].map((name) => {
      const stack = new TerraformStack(app, name);
      new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
      return stack;
    }) as [TerraformStack, TerraformStack];
    new DtsMigrationJob(two, "job", { ...JOB, ...role(one).asSourceEndpoint() });
    app.synth();
    const [job] = Template.of(two).resources("alicloud_dts_migration_job");
    expect(job?.source_endpoint_role).toMatch(/^\$\{element\(\[data\.terraform_remote_state\..*\], 0\)\}$/);
  });
});
