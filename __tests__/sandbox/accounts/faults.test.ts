import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { type AccountService, type Fault, startAccounts } from "../../../sandbox/accounts";
import { rpc } from "./rpc-client";
import { owner, started, stranger } from "./started";
import { dtsTrust } from "./trust";

const role = { RoleName: "a", AssumeRolePolicyDocument: dtsTrust };

/** Codes of some calls of ListRoles, one after the other; `ok` where there is none. */
async function codes(service: AccountService, count: number): Promise<string[]> {
  const answers: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await rpc(service, "ListRoles");
    answers.push(body.Code ?? "ok");
  }
  return answers;
}

describe("a fault", () => {
  const error = { code: "Throttling" };
  it.each<[string, Fault[], string[]]>([
    ["the next call", [{ action: "ListRoles", error }], ["Throttling", "ok", "ok"]],
    ["the second call", [{ action: "ListRoles", call: 2, error }], ["ok", "Throttling", "ok"]],
    ["two calls in a row", [{ action: "ListRoles", times: 2, error }], ["Throttling", "Throttling", "ok"]],
    ["no call of another action", [{ action: "GetRole", error }], ["ok", "ok"]],
    ["no call of another account", [{ action: "ListRoles", accountId: stranger, error }], ["ok", "ok"]],
    [
      "each call that one was asked for",
      [
        { action: "ListRoles", call: 3, error: { code: "ServiceUnavailable" } },
        { action: "ListRoles", error },
      ],
      ["Throttling", "ok", "ServiceUnavailable", "ok"],
    ],
  ])("befalls %s", async (_, faults, expected) => {
    const service = await started();
    for (const fault of faults) service.failNext(fault);
    expect(await codes(service, expected.length)).toEqual(expected);
  });

  it.each([
    ["Throttling", 400],
    ["Throttling.User", 400],
    ["ServiceUnavailable", 503],
    ["InternalError", 500],
    ["NoPermission", 403],
    ["EntityNotExist.Role", 404],
    ["DeleteConflict.Role.Policy", 409],
  ])("answers %s with status %i", async (code, status) => {
    const service = await started();
    service.failNext({ action: "ListRoles", error: { code } });
    const { body, status: answered } = await rpc(service, "ListRoles");
    expect({ code: body.Code, status: answered }).toEqual({ code, status });
    expect(body.Message).not.toBe("");
  });

  it("answers the message and status that it was given", async () => {
    const service = await started();
    service.failNext({ action: "ListRoles", error: { code: "Odd", message: "how odd", status: 418 } });
    const answer = await rpc(service, "ListRoles");
    expect(answer).toMatchObject({ status: 418, body: { Code: "Odd", Message: "how odd" } });
  });

  it("that delays lets the call through afterwards", async () => {
    const service = await started();
    service.failNext({ action: "CreateRole", delayMs: 30 });
    const start = performance.now();
    const { status } = await rpc(service, "CreateRole", role);
    expect(status).toBe(200);
    // A timer may fire a little before its time.
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it.each<[string, Fault["drop"], string[]]>([
    ["before the call is carried out", true, []],
    ["after the call was carried out", "answer", ["a"]],
  ])("drops the connection %s", async (_, drop, names) => {
    const service = await started();
    service.failNext({ action: "CreateRole", ...(drop !== undefined && { drop }) });
    await expect(rpc(service, "CreateRole", role)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(service.roles(owner).map(({ name }) => name)).toEqual(names);
    expect(service.calls()).toMatchObject([{ action: "CreateRole", dropped: true }]);
  });

  it("that cuts the answer in half has carried the call out", async () => {
    const service = await started();
    service.failNext({ action: "CreateRole", answer: "half" });
    await expect(rpc(service, "CreateRole", role)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(service.roles(owner)).toHaveLength(1);
    expect(service.calls()).toMatchObject([{ action: "CreateRole", spoiled: true }]);
  });

  it("that answers as a gateway has carried nothing out", async () => {
    const service = await started();
    service.failNext({ answer: "html" });
    const { status, body } = await rpc(service, "CreateRole", role);
    expect([status, body]).toEqual([502, expect.stringMatching(/^<html>/)]);
    expect(service.roles(owner)).toEqual([]);
    expect(service.calls()).toMatchObject([{ action: "CreateRole", spoiled: true }]);
  });

  it("of no action befalls the k-th call of any", async () => {
    const service = await started();
    service.failNext({ call: 2, error: { code: "Throttling" } });
    expect((await rpc(service, "CreateRole", role)).status).toBe(200);
    expect((await rpc(service, "ListRoles")).body.Code).toBe("Throttling");
    expect((await rpc(service, "ListRoles")).status).toBe(200);
  });

  it.each<[string, Fault]>([
    ["that does nothing", { action: "ListRoles" }],
    ["of the call before the next", { action: "ListRoles", call: 0, drop: true }],
    ["that never happens", { action: "ListRoles", times: 0, drop: true }],
    ["with a delay below zero", { action: "ListRoles", delayMs: -1 }],
  ])("%s is refused", async (_, fault) => {
    const service = await started();
    expect(() => service.failNext(fault)).toThrow(Error);
  });
});

describe("a watcher", () => {
  it("is told of its call when that is carried out, and before it is answered", async () => {
    const service = await started();
    const seen: unknown[] = [];
    let isAnswered = false;
    service.onCall(2, async (call) => {
      await new Promise((wake) => setTimeout(wake, 20));
      seen.push(call.action, service.roles(owner).length, isAnswered);
    });
    await rpc(service, "ListRoles");
    expect(seen).toEqual([]);
    await rpc(service, "CreateRole", role);
    isAnswered = true;
    await rpc(service, "ListRoles");
    expect(seen).toEqual(["CreateRole", 1, false]);
  });

  it("is told of a call that is refused", async () => {
    const service = await started();
    const seen: unknown[] = [];
    service.onCall(1, ({ errorCode }) => void seen.push(errorCode));
    await rpc(service, "GetRole", { RoleName: "nobody" });
    expect(seen).toEqual(["EntityNotExist.Role"]);
  });

  it("of the call before the next is refused", async () => {
    const service = await started();
    expect(() => service.onCall(0, () => undefined)).toThrow("A call is a whole number from 1: 0.");
  });
});

describe("the calls", () => {
  it("are told in order with what was sent, and without secrets", async () => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    await rpc(service, "GetRole", { RoleName: "b" }, { accountId: stranger });
    await rpc(service, "ListRoles", {}, { credentials: { accessKeyId: "AK9", accessKeySecret: "x" } });
    expect(service.calls()).toEqual([
      { accountId: owner, caller: `acs:ram::${owner}:root`, action: "CreateRole", parameters: role },
      {
        accountId: stranger,
        caller: `acs:ram::${stranger}:root`,
        action: "GetRole",
        parameters: { RoleName: "b" },
        errorCode: "EntityNotExist.Role",
      },
      {
        accountId: "",
        caller: "",
        action: "ListRoles",
        parameters: {},
        errorCode: "InvalidAccessKeyId.NotFound",
      },
    ]);
  });
});

describe("the service", () => {
  it("listens on loopback only, at a port of its own", async () => {
    const [one, other] = [await started(), await started()];
    expect(one.endpoint).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(one.endpoint).not.toBe(other.endpoint);
  });

  it("holds the accounts that it was started with", async () => {
    const service = await started({ accountIds: ["4444444444444444"] });
    expect(service.accessKey("4444444444444444")).toEqual({
      accountId: "4444444444444444",
      accessKeyId: "AK4444444444444444",
      accessKeySecret: "sandbox",
    });
    expect(() => service.roles(owner)).toThrow(`No such account: "${owner}"`);
  });

  it.each([
    ["no account", []],
    ["an ID of other length", ["123"]],
    ["an ID twice", [owner, owner]],
  ])("does not start with %s", async (_, accountIds) => {
    await expect(startAccounts({ accountIds })).rejects.toThrow(Error);
  });

  it("does not start at a port that is taken", async () => {
    const service = await started();
    const port = Number(service.endpoint.split(":")[1]);
    await expect(startAccounts({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("closes at once, though a call is delayed, and again without harm", async () => {
    const service = await startAccounts();
    service.failNext({ action: "ListRoles", delayMs: 60_000 });
    const call = rpc(service, "ListRoles").catch((error: NodeJS.ErrnoException) => error.code);
    // Its turn comes after the delayed call has reached the service.
    await rpc(service, "GetRole", { RoleName: "a" });
    await service.close();
    await service.close();
    expect(await call).toMatch(/ECONNRESET|ECONNREFUSED/);
  });
});

describe("a connection that breaks while its request is read", () => {
  it("leaves the service answering", async () => {
    const service = await started();
    const { connect } = await import("node:net");
    const socket = connect(Number(service.endpoint.split(":")[1]), "127.0.0.1");
    await once(socket, "connect");
    socket.end("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
    socket.destroySoon();
    await once(socket, "close");
    expect((await rpc(service, "ListRoles")).status).toBe(200);
  });
});
