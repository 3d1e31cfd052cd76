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
  sourceDatabase: { accountId: SOURCE },
  destinationDatabase: { accountId: DESTINATION },
  ...more,
});

function synth(taskAccountId: string) {
  const stack = newStack();
  const provider = new AlicloudProvider(stack, "destination", { alias: "destination" });
  const destinationDatabase = { accountId: DESTINATION, provider };
  const task = new CrossAccountDtsTask(stack, "task", props(taskAccountId, { destinationDatabase }));
  const roles = Template.of(stack).resources("alicloud_ram_role");
  return { task, documents: roles.map(({ assume_role_policy_document: document }) => String(document)) };
}

describe("CrossAccountDtsTask", () => {
  it("makes a role in the source's account where the destination's account creates the task", () => {
    const { task, documents } = synth(DESTINATION);
    expect(task.sourceRole?.accountId).toBe(SOURCE);
    expect(task.destinationRole).toBeUndefined();
    expect(documents).toEqual([expect.stringContaining(`acs:ram::${DESTINATION}:root`)]);
    expect(task.asDestinationEndpoint()).toEqual({});
  });

  it("makes a role in the destination's account where the source's account creates the task", () => {
    const { task, documents } = synth(SOURCE);
    expect(task.sourceRole).toBeUndefined();
    expect(task.destinationRole?.accountId).toBe(DESTINATION);
    expect(documents).toEqual([expect.stringContaining(`acs:ram::${SOURCE}:root`)]);
    expect(task.asSourceEndpoint()).toEqual({});
    expect(task.asDestinationEndpoint().destinationEndpointOwnerId).toBe(DESTINATION);
  });

  it("makes a role in both where a third account creates it", () => {
    const { task, documents } = synth(THIRD);
    expect([task.sourceRole?.accountId, task.destinationRole?.accountId]).toEqual([SOURCE, DESTINATION]);
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
    const sides = { destinationDatabase: { accountId: DESTINATION, roleName: "dts-d", provider } };
    new CrossAccountDtsTask(stack, "task", props(THIRD, sides));
    Template.of(stack).hasResourceProperties("alicloud_ram_role", {
      role_name: "dts-d",
      provider: "alicloud.d",
    });
  });

  it("makes both roles where the accounts are not known yet", () => {
    const stack = newStack();
    const accountId = new TerraformVariable(stack, "a", {}).stringValue;
    const task = new CrossAccountDtsTask(stack, "task", props(accountId, { sourceDatabase: { accountId } }));
    expect([task.sourceRole, task.destinationRole]).not.toContain(undefined);
  });

  const vpc = "express-connect" as const;
  it.each<[string, CrossAccountDtsTaskProps, string]>([
    [
      "a self-managed database in a VPC as destination",
      props(SOURCE, { destinationDatabase: { accountId: DESTINATION, access: vpc } }),
      "which DTS takes as source only",
    ],
    [
      "Finance with Gov Cloud",
      props(DESTINATION, {
        taskCloud: "government",
        destinationDatabase: { accountId: DESTINATION, cloud: "government" },
        sourceDatabase: { accountId: SOURCE, cloud: "finance" },
      }),
      "sourceDatabase.cloud: an account of Finance Cloud and one of Gov Cloud cannot share a DTS task",
    ],
    [
      "one account for all",
      props(SOURCE, { destinationDatabase: { accountId: SOURCE } }),
      "needs no role of this kind",
    ],
    [
      "one role name twice in one account",
      props(THIRD, { destinationDatabase: { accountId: SOURCE } }),
      "one RAM role ram-for-dts only",
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
    const sides = { destinationDatabase: { accountId: SOURCE, roleName: "dts-destination" } };
    expect(() => new CrossAccountDtsTask(newStack(), "task", props(THIRD, sides))).not.toThrow();
  });
});
