import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RoleSnapshot } from "../../../sandbox/accounts";
import { rpc } from "./rpc-client";
import { owner, started, trusted } from "./started";
import { trustPolicy } from "./trust";

const recordings = join(__dirname, "..", "..", "recordings");
const RoleName = "ram-for-dts";

describe("a trust policy", () => {
  it.each(recordedEdits())("is handed back as recorded in %s", async (_, sent, recorded) => {
    expect(await handedBack(sent)).toBe(recorded);
  });

  it("and everything else of a role is as recorded after an apply", async () => {
    const [created] = recorded("apply-create", "run.json").calls;
    const service = await started();
    await rpc(service, "CreateRole", {
      RoleName,
      AssumeRolePolicyDocument: created.params.AssumeRolePolicyDocument,
    });
    const { body } = await rpc(service, "GetRole", { RoleName });
    const {
      policies: _policies,
      tags: _tags,
      ...account
    } = recorded("apply-create", "account.json")[owner][RoleName];
    const { CreateDate, UpdateDate } = body.Role;
    expect(body.Role).toEqual({ ...account, CreateDate, UpdateDate });
  });

  it.each([
    ["in a list", [`${owner}@dts.aliyuncs.com`], ["dts.aliyuncs.com"]],
    ["alone", `${owner}@dts.aliyuncs.com`, "dts.aliyuncs.com"],
    [
      "beside others",
      [`${owner}@dts.aliyuncs.com`, `${trusted}@dts.aliyuncs.com`],
      ["dts.aliyuncs.com", `${trusted}@dts.aliyuncs.com`],
    ],
    ["of another account", [`${trusted}@dts.aliyuncs.com`], [`${trusted}@dts.aliyuncs.com`]],
    ["of another service", [`${owner}@ecs.aliyuncs.com`], [`${owner}@ecs.aliyuncs.com`]],
  ])("has DTS of its own account rewritten: %s", async (_, sent, stored) => {
    const document = JSON.parse(await handedBack(trustPolicy({ Service: sent })));
    expect(document.Statement[0].Principal.Service).toEqual(stored);
  });
});

/** What GetRole answers after a trust policy was set by hand. */
async function handedBack(document: string): Promise<RoleSnapshot["assumeRolePolicyDocument"]> {
  const service = await started();
  await rpc(service, "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy({ Service: ["x"] }) });
  await rpc(service, "UpdateRole", { RoleName, NewAssumeRolePolicyDocument: document });
  return (await rpc(service, "GetRole", { RoleName })).body.Role.AssumeRolePolicyDocument;
}

/** Recordings whose last step set a trust policy by hand: what was sent, and what the provider then read. */
function recordedEdits(): [name: string, sent: string, read: string][] {
  return readdirSync(recordings)
    .filter((name) => existsSync(join(recordings, name, "plan.json")))
    .flatMap((name): [string, string, string][] => {
      const last = recorded(name, "steps.json").at(-1)?.call ?? {};
      const sent = last.NewAssumeRolePolicyDocument;
      return last.Action === "UpdateRole" && sent !== undefined ? [[name, sent, readBack(name)]] : [];
    });
}

function readBack(name: string): string {
  const { resources } = recorded(name, "plan.json").prior_state.values.root_module;
  const role = resources.find((resource: { type: string }) => resource.type === "alicloud_ram_role");
  return role.values.document;
}

// biome-ignore lint/suspicious/noExplicitAny: recordings are looked into by their tests
function recorded(name: string, file: string): any {
  return JSON.parse(readFileSync(join(recordings, name, file), "utf8"));
}
