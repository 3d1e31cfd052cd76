import { describe, expect, it } from "vitest";
import { ConnectionError } from "../../../sandbox/provider/connection-error";
import { CloudCallError, insist, isNotFound, type Patience } from "../../../sandbox/provider/retry";

const PATIENCE: Patience = { wait: 1, unanswered: (error) => new ConnectionError((error as Error).message) };

/** As the official SDK throws it. */
function sdkError(code: string, statusCode: number): Error {
  const data = { HostId: "ram", RequestId: "R", Code: code, Message: "no" };
  return Object.assign(new Error(`${code}: code: ${statusCode}, no request id: R`), {
    code,
    statusCode,
    data,
  });
}

function failing(errors: readonly Error[]) {
  const left = [...errors];
  let calls = 0;
  const send = async () => {
    calls += 1;
    const error = left.shift();
    if (error !== undefined) throw error;
    return "done";
  };
  return { send, calls: () => calls };
}

describe("a call is made again", () => {
  it.each([
    ["Throttling", 400],
    ["Throttling.User", 400],
    ["ServiceUnavailable", 503],
    ["InternalError", 500],
    ["DeleteConflict.Role.Policy", 409],
  ])("after %s", async (code, status) => {
    const { send, calls } = failing([sdkError(code, status), sdkError(code, status)]);
    const alsoRetried = ["DeleteConflict.Role.Policy"];
    await expect(
      insist({ subject: "x", action: "A", limit: 1000, alsoRetried, send }, PATIENCE),
    ).resolves.toBe("done");
    expect(calls()).toBe(3);
  });
});

describe("a call that is not answered", () => {
  const eof = () => new Error("EOF");

  it("is made again at once, six times in all", async () => {
    const { send, calls } = failing(Array.from({ length: 5 }, eof));
    const patience = { ...PATIENCE, wait: 60_000 };
    await expect(insist({ subject: "x", action: "A", limit: 1000, send }, patience)).resolves.toBe("done");
    expect(calls()).toBe(6);
  });

  it("fails then, in the words of Go", async () => {
    const { send, calls } = failing(Array.from({ length: 9 }, eof));
    await expect(insist({ subject: "x", action: "GetRole", limit: 1000, send }, PATIENCE)).rejects.toThrow(
      "alicloud/service_alicloud_ram_v2.go:1: Resource x GetRole Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\nEOF",
    );
    expect(calls()).toBe(6);
  });
});

describe("a service that is unavailable", () => {
  it("is asked six times at once, and then after a pause again", async () => {
    const { send, calls } = failing(Array.from({ length: 6 }, () => sdkError("ServiceUnavailable", 503)));
    const attempt = { subject: "x", action: "A", limit: 1000, send };
    await expect(insist(attempt, { ...PATIENCE, wait: 2000 })).rejects.toThrow("Code: ServiceUnavailable");
    expect(calls()).toBe(6);
  });
});

describe("a call fails at once", () => {
  it.each([
    ["NoPermission", 403],
    ["SignatureDoesNotMatch", 400],
    ["DeleteConflict.Role.Policy", 409],
  ])("after %s", async (code, status) => {
    const { send, calls } = failing([sdkError(code, status)]);
    await expect(insist({ subject: "x", action: "A", limit: 1000, send }, PATIENCE)).rejects.toThrow(
      CloudCallError,
    );
    expect(calls()).toBe(1);
  });

  it.each([
    ["throttled", sdkError("Throttling", 400)],
    ["unavailable", sdkError("ServiceUnavailable", 503)],
    ["not answered", new Error("EOF")],
  ])("that is made once, though it is %s", async (_, error) => {
    const { send, calls } = failing([error]);
    await expect(insist({ subject: "x", action: "A", limit: 0, send }, PATIENCE)).rejects.toThrow(
      CloudCallError,
    );
    expect(calls()).toBe(1);
  });
});

describe("a call that fails", () => {
  it("fails with the last error when the limit is over", async () => {
    const { send } = failing(Array.from({ length: 100 }, () => sdkError("Throttling", 400)));
    await expect(insist({ subject: "x", action: "A", limit: 20, send }, PATIENCE)).rejects.toThrow(
      "Code: Throttling",
    );
  });

  it("says so in the words of the real provider", async () => {
    const { send } = failing([sdkError("NoPermission", 403)]);
    await expect(
      insist({ subject: "ram-for-dts", action: "GetRole", limit: 0, send }, PATIENCE),
    ).rejects.toThrow(
      "\u001b[31m[ERROR]\u001b[0m alicloud/service_alicloud_ram_v2.go:1: Resource ram-for-dts GetRole Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\n" +
        "SDKError:\n   StatusCode: 403\n   Code: NoPermission\n   Message: code: 403, no request id: R\n" +
        '   Data: {"Code":"NoPermission","HostId":"ram","Message":"no","RequestId":"R"}\n',
    );
  });

  it("tells what does not exist from what else may be wrong", async () => {
    const { send } = failing([sdkError("EntityNotExist.Role", 404)]);
    const error = await insist({ subject: "x", action: "A", limit: 0, send }, PATIENCE).catch(
      (each: unknown) => each,
    );
    expect(isNotFound(error)).toBe(true);
    expect(isNotFound(error, "EntityNotExist.Role")).toBe(true);
    expect(isNotFound(error, "EntityNotExist.Policy")).toBe(false);
    expect(isNotFound(new Error("EntityNotExist.Role"))).toBe(false);
  });
});
