import { DtsMigrationJob, type DtsMigrationJobConfig } from "@cdktf/provider-alicloud/lib/dts-migration-job";
import type { DtsSubscriptionJobConfig } from "@cdktf/provider-alicloud/lib/dts-subscription-job";
import {
  DtsSynchronizationJob,
  type DtsSynchronizationJobConfig,
} from "@cdktf/provider-alicloud/lib/dts-synchronization-job";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { describe, expect, expectTypeOf, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
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
    new DtsSynchronizationJob(stack, "job", { ...JOB, ...role(stack).asDestinationEndpoint() });
    Template.of(stack).hasResourceProperties("alicloud_dts_synchronization_job", {
      destination_endpoint_owner_id: A,
      destination_endpoint_role: expect.stringContaining(".role_name]"),
    });
  });

  it.each(["express-connect", "vpn-gateway", "smart-access-gateway"] as const)(
    "refuse a database behind %s as destination, with the page's reason",
    (access) => {
      const made = role(newStack(), access);
      expect(() => made.asDestinationEndpoint()).toThrow(
        "a self-managed database in a VPC, which DTS takes as source only",
      );
      expect(made.asSourceEndpoint().sourceEndpointOwnerId).toBe(A);
    },
  );

  it("can be spread where the job has them, and nowhere else", () => {
    const source = () => role(newStack()).asSourceEndpoint();
    const destination = () => role(newStack()).asDestinationEndpoint();
    expectTypeOf<typeof JOB & ReturnType<typeof source>>().toExtend<DtsMigrationJobConfig>();
    expectTypeOf<typeof JOB & ReturnType<typeof source>>().toExtend<DtsSynchronizationJobConfig>();
    expectTypeOf<typeof JOB & ReturnType<typeof destination>>().toExtend<DtsSynchronizationJobConfig>();
    // @ts-expect-error a migration job has no destination in another account
    const migration: () => DtsMigrationJobConfig = () => ({ ...JOB, ...destination() });
    // @ts-expect-error a subscription job has no destination
    const subscription: () => DtsSubscriptionJobConfig = () => ({
      ...JOB,
      paymentType: "PayAsYouGo",
      sourceEndpointRegion: "cn-hangzhou",
      ...destination(),
    });
    const read: () => DtsSubscriptionJobConfig = () => ({
      ...JOB,
      paymentType: "PayAsYouGo",
      sourceEndpointRegion: "cn-hangzhou",
      ...source(),
    });
    expect([migration, subscription, read]).toHaveLength(3);
  });
});

describe("a role that was made elsewhere", () => {
  it("gives the same endpoints", () => {
    const imported = DtsCrossAccountRole.fromRoleAttributes(newStack(), "dts", {
      accountId: A,
      roleName: "ram-for-dts",
    });
    expect(imported.asSourceEndpoint()).toEqual({
      sourceEndpointOwnerId: A,
      sourceEndpointRole: "ram-for-dts",
    });
    expect(imported.asDestinationEndpoint()).toEqual({
      destinationEndpointOwnerId: A,
      destinationEndpointRole: "ram-for-dts",
    });
    expect(imported.roleArn).toBe("acs:ram::2222222222222222:role/ram-for-dts");
    expect(String(imported)).toBe("stack/dts (RAM role ram-for-dts of account 2222222222222222)");
  });

  it("may be known by tokens only", () => {
    const stack = newStack();
    const variable = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
    const attributes = { accountId: variable("a"), roleName: variable("r") };
    expect(() => DtsCrossAccountRole.fromRoleAttributes(stack, "dts", attributes)).not.toThrow();
  });

  it("is refused where it cannot be one, everything at once", () => {
    const arn = "acs:ram::2222222222222222:role/ram-for-dts";
    const wrong = () =>
      DtsCrossAccountRole.fromRoleAttributes(newStack(), "dts", { accountId: "2", roleName: arn });
    expect(wrong).toThrow(/^stack\/dts: accountId: .+\nstack\/dts: roleName: .+the name, not the ARN/);
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
