import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { TerraformVariable } from "cdktf";
import { describe, expect, it } from "vitest";
import { CrossAccountDtsTask, type CrossAccountDtsTaskProps } from "../../lib/role";
import { newStack, Template } from "../template";

const SOURCE = "2222222222222222";
const DESTINATION = "1111111111111111";
const THIRD = "5555555555555555";

const props = (
  taskAccountId: string,
  more: Partial<CrossAccountDtsTaskProps> = {},
): CrossAccountDtsTaskProps => ({
  taskAccountId,
  sourceDatabase: { ownerAccountId: SOURCE },
  destinationDatabase: { ownerAccountId: DESTINATION },
  ...more,
});

function synth(taskAccountId: string) {
  const stack = newStack();
  const provider = new AlicloudProvider(stack, "destination", { alias: "destination" });
  const destinationDatabase = { ownerAccountId: DESTINATION, provider };
  const task = new CrossAccountDtsTask(stack, "task", props(taskAccountId, { destinationDatabase }));
  const roles = Template.of(stack).resources("alicloud_ram_role");
  return { task, documents: roles.map(({ assume_role_policy_document: document }) => String(document)) };
}

const OWN = { destinationEndpointOwnerId: "", destinationEndpointRole: "" };

function destinationOf(task: CrossAccountDtsTask) {
  const job = { ...OWN };
  task.useAsDestination(job);
  return job;
}

describe("CrossAccountDtsTask", () => {
  it("makes a role in the source's account where the destination's account creates the task", () => {
    const { task, documents } = synth(DESTINATION);
    expect(task.sourceRole?.ownerAccountId).toBe(SOURCE);
    expect(task.destinationRole).toBeUndefined();
    expect(documents).toEqual([expect.stringContaining(`acs:ram::${DESTINATION}:root`)]);
    expect(destinationOf(task)).toEqual(OWN);
  });

  it("makes a role in the destination's account where the source's account creates the task", () => {
    const { task, documents } = synth(SOURCE);
    expect(task.sourceRole).toBeUndefined();
    expect(task.destinationRole?.ownerAccountId).toBe(DESTINATION);
    expect(documents).toEqual([expect.stringContaining(`acs:ram::${SOURCE}:root`)]);
    expect(task.asSourceEndpoint()).toEqual({});
    expect(destinationOf(task).destinationEndpointOwnerId).toBe(DESTINATION);
  });

  it("makes a role in both where a third account creates it", () => {
    const { task, documents } = synth(THIRD);
    expect([task.sourceRole?.ownerAccountId, task.destinationRole?.ownerAccountId]).toEqual([
      SOURCE,
      DESTINATION,
    ]);
    for (const document of documents) expect(document).toContain(`acs:ram::${THIRD}:root`);
    expect(task.asSourceEndpoint().sourceEndpointOwnerId).toBe(SOURCE);
  });

  it("attaches to the destination's role what a cloud instance needs, and no more", () => {
    const { task } = synth(THIRD);
    expect(task.sourceRole?.attachments).toHaveLength(2);
    expect(task.destinationRole?.attachments).toHaveLength(1);
  });

  it("gives each role its own settings and provider", () => {
    const stack = newStack();
    const provider = new AlicloudProvider(stack, "d", { alias: "d" });
    const sides = { destinationDatabase: { ownerAccountId: DESTINATION, roleName: "dts-d", provider } };
    new CrossAccountDtsTask(stack, "task", props(THIRD, sides));
    Template.of(stack).hasResourceProperties("alicloud_ram_role", {
      role_name: "dts-d",
      provider: "alicloud.d",
    });
  });

  it("makes both roles where the accounts are not known yet", () => {
    const stack = newStack();
    const ownerAccountId = new TerraformVariable(stack, "a", {}).stringValue;
    const task = new CrossAccountDtsTask(
      stack,
      "task",
      props(ownerAccountId, { sourceDatabase: { ownerAccountId } }),
    );
    expect([task.sourceRole, task.destinationRole]).not.toContain(undefined);
  });

  const vpc = "express-connect" as const;
  it.each<[string, CrossAccountDtsTaskProps, string]>([
    [
      "a self-managed database in a VPC as destination",
      props(SOURCE, { destinationDatabase: { ownerAccountId: DESTINATION, access: vpc } }),
      "which DTS takes as source only",
    ],
    [
      "Finance with Gov Cloud",
      props(DESTINATION, {
        taskCloud: "government",
        destinationDatabase: { ownerAccountId: DESTINATION, cloud: "government" },
        sourceDatabase: { ownerAccountId: SOURCE, cloud: "finance" },
      }),
      "sourceDatabase.cloud: an account of Finance Cloud and one of Gov Cloud cannot share a DTS task",
    ],
    [
      "one account for all",
      props(SOURCE, { destinationDatabase: { ownerAccountId: SOURCE } }),
      "needs no role of this kind",
    ],
    [
      "one role name twice in one account",
      props(THIRD, { destinationDatabase: { ownerAccountId: SOURCE } }),
      "one RAM role ram-for-dts only",
    ],
    [
      "a cloud that is none",
      props(SOURCE, { taskCloud: "gov" as never }),
      'taskCloud: "gov" is not a cloud: use one of public, finance, government',
    ],
    [
      "a cloud of a database that is none",
      props(SOURCE, { sourceDatabase: { ownerAccountId: SOURCE, cloud: "toString" as never } }),
      'sourceDatabase.cloud: "toString" is not a cloud: use one of public, finance, government',
    ],
    ["an ID that is none", props("1"), 'trustedAccountId: "1" is not an Alibaba Cloud account ID'],
  ])("refuses %s", (_name, wrong, message) => {
    const make = () => new CrossAccountDtsTask(newStack(), "task", wrong);
    expect(make).toThrow(message);
    expect(make).toThrow(/^stack\/task/);
  });

  it("is refused at synthesis where both roles would be made through one provider, and so in one account", () => {
    const stack = newStack();
    new CrossAccountDtsTask(stack, "task", props(THIRD));
    expect(() => Template.of(stack)).toThrow('is the same RAM role "ram-for-dts"');
  });

  it("takes two roles of two names in one account", () => {
    const sides = { destinationDatabase: { ownerAccountId: SOURCE, roleName: "dts-destination" } };
    expect(() => new CrossAccountDtsTask(newStack(), "task", props(THIRD, sides))).not.toThrow();
  });
});
