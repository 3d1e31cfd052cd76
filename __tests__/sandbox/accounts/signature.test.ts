import { request } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountService, startAccounts } from "../../../sandbox/accounts";
import { maximumBodyBytes } from "../../../sandbox/accounts/http-request";
import { type Placement, rpc, send } from "./rpc-client";
import { ramClient, stsClient } from "./sdk-clients";
import { owner, started } from "./started";
import { dtsTrust } from "./trust";

const sts = { version: "2015-04-01" } as const;

describe("parameters signed with HMAC-SHA1", () => {
  it.each<Placement>(["query", "form", "both"])("are accepted in the %s", async (placement) => {
    const service = await started();
    const parameters = { RoleName: "a", AssumeRolePolicyDocument: dtsTrust };
    const { status, body } = await rpc(service, "CreateRole", parameters, { placement });
    expect({ status, name: body.Role.RoleName }).toEqual({ status: 200, name: "a" });
  });

  it("reach the action as they were sent, whatever their characters", async () => {
    await withService((service) =>
      fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), async (text) => {
          const { body } = await rpc(service, "CreateRole", {
            RoleName: "a",
            AssumeRolePolicyDocument: dtsTrust,
            Description: text,
          });
          await rpc(service, "DeleteRole", { RoleName: "a" });
          expect(body.Role?.Description).toBe(text);
        }),
        { numRuns: 40 },
      ),
    );
  });

  it.each([
    ["a changed value", (all: Map<string, string>) => all.set("RoleName", "b"), "SignatureDoesNotMatch"],
    ["an added parameter", (all: Map<string, string>) => all.set("Force", "1"), "SignatureDoesNotMatch"],
    [
      "another action",
      (all: Map<string, string>) => all.set("Action", "DeleteRole"),
      "SignatureDoesNotMatch",
    ],
    [
      "another account's key",
      (all: Map<string, string>) => all.set("AccessKeyId", "AK1"),
      "InvalidAccessKeyId.NotFound",
    ],
    ["no signature", (all: Map<string, string>) => all.delete("Signature"), "MissingParameter.Signature"],
    ["no key", (all: Map<string, string>) => all.delete("AccessKeyId"), "MissingParameter.AccessKeyId"],
    [
      "another method of signing",
      (all: Map<string, string>) => all.set("SignatureMethod", "HMAC-MD5"),
      "InvalidParameter.SignatureMethod",
    ],
  ])("are refused with %s", async (_, tamper, code) => {
    const service = await started();
    const { status, body } = await rpc(
      service,
      "GetRole",
      { RoleName: "a" },
      { tamper: (all) => void tamper(all) },
    );
    expect({ status, code: body.Code }).toEqual({ status: code.endsWith("NotFound") ? 404 : 400, code });
  });
});

describe("headers signed with ACS3-HMAC-SHA256", () => {
  it("let parameters through as they were sent, whatever their characters", async () => {
    const { CreateRoleRequest, DeleteRoleRequest } = await import("@alicloud/ram20150501");
    await withService((service) => {
      const client = ramClient(service);
      const role = { roleName: "a", assumeRolePolicyDocument: dtsTrust };
      return fc.assert(
        fc.asyncProperty(
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
          async (description) => {
            const { body } = await client.createRole(new CreateRoleRequest({ ...role, description }));
            await client.deleteRole(new DeleteRoleRequest({ roleName: "a" }));
            expect(body?.role?.description).toBe(description);
          },
        ),
        { numRuns: 40 },
      );
    });
  });

  it.each([
    ["a header that is not signed", /content-sha256;/, "", "IncompleteSignature"],
    ["another scheme", /ACS3-HMAC-SHA256/, "ACS4-HMAC", "IncompleteSignature"],
    ["a changed signature", /Signature=.{8}/, "Signature=00000000", "SignatureDoesNotMatch"],
    ["another key", /Credential=\w+/, "Credential=AK9", "InvalidAccessKeyId.NotFound"],
  ])("are refused with %s", async (_, pattern, replacement, code) => {
    const service = await started();
    const headers = await signedHeaders(service);
    headers["authorization"] = (headers["authorization"] ?? "").replace(pattern, replacement);
    expect((await post(service, "/", headers)).Code).toBe(code);
  });

  it.each([
    ["the query", "/?RoleName=b", {}, ""],
    ["the action", "/", { "x-acs-action": "ListRoles" }, ""],
    ["the body", "/", {}, "RoleName=b"],
  ])("are refused when %s was changed", async (_, target, changed, body) => {
    const service = await started();
    const headers = { ...(await signedHeaders(service)), ...changed };
    expect((await post(service, target, headers, body)).Code).toBe("SignatureDoesNotMatch");
  });
});

describe("a call", () => {
  it.each([
    ["an unknown action", "DropEverything", "2015-05-01", 404, "InvalidAction.NotFound"],
    ["no action", "", "2015-05-01", 404, "InvalidAction.NotFound"],
    ["an action of the other API", "GetCallerIdentity", "2015-05-01", 404, "InvalidAction.NotFound"],
    ["an unknown version", "GetRole", "2014-01-01", 400, "InvalidVersion"],
  ])("of %s is refused", async (_, action, version, status, code) => {
    const service = await started();
    const answer = await rpc(service, action, {}, { version });
    expect(answer).toMatchObject({ status, body: { Code: code } });
  });

  it("is refused with an error that has a code, a message, an ID and a host", async () => {
    const service = await started();
    const { body } = await rpc(service, "AssumeRole", {}, sts);
    expect(body).toEqual({
      Code: "MissingParameter.RoleSessionName",
      HostId: "sts.aliyuncs.com",
      Message: expect.stringContaining("RoleSessionName"),
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    });
  });

  it.each([
    ["another path", "GET", "/metrics", 404],
    ["another method", "DELETE", "/", 405],
  ])("to %s is refused", async (_, method, target, status) => {
    const service = await started();
    expect((await send(service.endpoint, method, target, "")).status).toBe(status);
  });

  it("with a body beyond the limit is refused, and the next one is answered", async () => {
    const service = await started();
    const { status, body } = await send(service.endpoint, "POST", "/", "a".repeat(maximumBodyBytes + 1));
    const next = await rpc(service, "GetCallerIdentity", {}, sts);
    expect({ status, code: body.Code, next: next.status }).toEqual({
      status: 413,
      code: "RequestBodyTooLarge",
      next: 200,
    });
  });
});

/** A property runs many times: its service is closed by itself. */
async function withService(use: (service: AccountService) => Promise<void>): Promise<void> {
  const service = await startAccounts();
  try {
    await use(service);
  } finally {
    await service.close();
  }
}

/** The headers that the SDK signs for GetCallerIdentity. */
async function signedHeaders(service: AccountService): Promise<Record<string, string>> {
  const { OpenApiUtil } = await import("@alicloud/openapi-core");
  const { accessKeyId, accessKeySecret } = service.accessKey(owner);
  const payload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const headers: Record<string, string> = {
    host: service.endpoint,
    "x-acs-action": "GetCallerIdentity",
    "x-acs-version": "2015-04-01",
    "x-acs-date": new Date().toISOString(),
    "x-acs-content-sha256": payload,
  };
  const signed = { method: "POST", pathname: "/", query: {}, headers };
  const algorithm = "ACS3-HMAC-SHA256";
  const authorization = OpenApiUtil.getAuthorization(
    signed as unknown as Parameters<typeof OpenApiUtil.getAuthorization>[0],
    algorithm,
    payload,
    accessKeyId,
    accessKeySecret,
  );
  expect(await post(service, "/", { ...headers, authorization })).toMatchObject({ AccountId: owner });
  return { ...headers, authorization };
}

function post(
  service: AccountService,
  target: string,
  headers: Record<string, string>,
  body = "",
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `http://${service.endpoint}${target}`,
      { method: "POST", headers, agent: false },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on("end", () => resolve(JSON.parse(text) as Record<string, unknown>));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("the SDK's headers", () => {
  it("may carry credentials of any account", async () => {
    const service = await started();
    for (const accountId of service.accountIds) {
      const { body } = await stsClient(service, service.accessKey(accountId)).getCallerIdentity();
      expect(body?.accountId).toBe(accountId);
    }
  });
});
