import { describe, expect, it } from "vitest";
import { CloudCallError, insist, isNotFound } from "../../../sandbox/provider/retry";

const WAITS = { busy: 1, unavailable: 1 };

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
    await expect(insist({ subject: "x", action: "A", limit: 1000, alsoRetried, send }, WAITS)).resolves.toBe(
      "done",
    );
    expect(calls()).toBe(3);
  });
});

describe("a call fails at once", () => {
  it.each([
    ["NoPermission", 403],
    ["SignatureDoesNotMatch", 400],
    ["DeleteConflict.Role.Policy", 409],
  ])("after %s", async (code, status) => {
    const { send, calls } = failing([sdkError(code, status)]);
    await expect(insist({ subject: "x", action: "A", limit: 1000, send }, WAITS)).rejects.toThrow(
      CloudCallError,
    );
    expect(calls()).toBe(1);
  });

  it("when the service did not answer at all", async () => {
    const { send, calls } = failing([new Error("connect ECONNREFUSED 127.0.0.1:1")]);
    await expect(insist({ subject: "x", action: "A", limit: 1000, send }, WAITS)).rejects.toThrow(
      "ECONNREFUSED",
    );
    expect(calls()).toBe(1);
  });
});

describe("a call that fails", () => {
  it("fails with the last error when the limit is over", async () => {
    const { send } = failing(Array.from({ length: 100 }, () => sdkError("Throttling", 400)));
    await expect(insist({ subject: "x", action: "A", limit: 20, send }, WAITS)).rejects.toThrow(
      "Code: Throttling",
    );
  });

  it("says so in the words of the real provider", async () => {
    const { send } = failing([sdkError("NoPermission", 403)]);
    await expect(
      insist({ subject: "ram-for-dts", action: "GetRole", limit: 0, send }, WAITS),
    ).rejects.toThrow(
      "\u001b[31m[ERROR]\u001b[0m Resource ram-for-dts GetRole Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\n" +
        "SDKError:\n   StatusCode: 403\n   Code: NoPermission\n   Message: code: 403, no request id: R\n" +
        '   Data: {"Code":"NoPermission","HostId":"ram","Message":"no","RequestId":"R"}\n',
    );
  });

  it("tells what does not exist from what else may be wrong", async () => {
    const { send } = failing([sdkError("EntityNotExist.Role", 404)]);
    const error = await insist({ subject: "x", action: "A", limit: 0, send }, WAITS).catch(
      (each: unknown) => each,
    );
    expect(isNotFound(error)).toBe(true);
    expect(isNotFound(error, "EntityNotExist.Role")).toBe(true);
    expect(isNotFound(error, "EntityNotExist.Policy")).toBe(false);
    expect(isNotFound(new Error("EntityNotExist.Role"))).toBe(false);
  });
});
