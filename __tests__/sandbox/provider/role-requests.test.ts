import { describe, expect, it } from "vitest";
import {
  createRoleRequest,
  tagRequest,
  untagKeys,
  updateRoleRequest,
} from "../../../sandbox/provider/resources/role-requests";
import type { ObjectValue } from "../../../sandbox/provider/value";

const role: ObjectValue = {
  role_name: "x",
  assume_role_policy_document: "a",
  document: "a",
  description: "",
  max_session_duration: 3600,
  ram_users: ["u"],
  services: [],
  version: "1",
  tags: {},
};

describe("a role is made", () => {
  it("with what is configured", () => {
    const planned = { ...role, description: "d", tags: { k: "v" } };
    expect({ ...createRoleRequest(planned) }).toEqual({
      roleName: "x",
      assumeRolePolicyDocument: "a",
      description: "d",
      maxSessionDuration: 3600,
      tag: [{ key: "k", value: "v" }],
    });
  });

  it("by its deprecated name and document too", () => {
    expect({ ...createRoleRequest({ name: "y", document: "b" }) }).toEqual({
      roleName: "y",
      assumeRolePolicyDocument: "b",
    });
  });

  it("with a trust policy made of deprecated principals", () => {
    const request = createRoleRequest({ role_name: "x", ram_users: ["u"], services: ["s"], version: "1" });
    expect(JSON.parse(request.assumeRolePolicyDocument ?? "")).toEqual({
      Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { RAM: ["u"], Service: ["s"] } }],
      Version: "1",
    });
  });

  it("not without anyone to trust", () => {
    expect(() => createRoleRequest({ role_name: "x" })).toThrow(
      "At least one of 'assume_role_policy_document', 'document', 'ram_users' or 'services' must be set.",
    );
  });
});

describe("a role is changed", () => {
  it("not at all when nothing changes", () => {
    expect(updateRoleRequest("x", role, { ...role, ram_users: ["u"] })).toBeUndefined();
    expect(tagRequest("x", role, role)).toBeUndefined();
    expect(untagKeys(role, role)).toBeUndefined();
  });

  it.each<[ObjectValue, object]>([
    [{ description: null }, { newDescription: "" }],
    [{ max_session_duration: 7200 }, { newMaxSessionDuration: 7200 }],
    [{ assume_role_policy_document: "b" }, { newAssumeRolePolicyDocument: "b" }],
    [{ document: "c" }, { newAssumeRolePolicyDocument: "c" }],
  ])("in %j alone", (change, request) => {
    const prior = { ...role, description: "d" };
    expect({ ...updateRoleRequest("x", prior, { ...prior, ...change }) }).toEqual({
      roleName: "x",
      ...request,
    });
  });

  it("by a new document when deprecated principals change", () => {
    const request = updateRoleRequest("x", role, { ...role, services: ["s"] });
    expect(request?.newAssumeRolePolicyDocument).toContain('"Principal":{"RAM":["u"],"Service":["s"]}');
  });

  it("in its tags: those that go or change first, then all that there are to be", () => {
    const [before, after] = [
      { tags: { gone: "1", same: "2", other: "3" } },
      { tags: { same: "2", other: "4", come: "5" } },
    ];
    expect(untagKeys(before, after)).toBe('["gone","other"]');
    expect(tagRequest("x", before, after)?.tag).toEqual([
      { key: "same", value: "2" },
      { key: "other", value: "4" },
      { key: "come", value: "5" },
    ]);
  });

  it.each(['a"b', "a\\"])("in a tag %s that goes, by keys that are no JSON", (key) => {
    expect(() => JSON.parse(untagKeys({ tags: { [key]: "1" } }, {}) ?? "")).toThrow(SyntaxError);
  });
});
