import { $OpenApiUtil } from "@alicloud/openapi-core";
import Sts, { AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponseBody } from "@alicloud/sts20150401";
import { describe, expect, it } from "vitest";
import type { AccountService, NewOidcProvider } from "../../../sandbox/accounts";
import { deviations } from "./models";
import { AUDIENCE, EXACTLY, encoded, Issuer, oidcTrust, SUBJECT } from "./oidc";
import { rpc, send } from "./rpc-client";
import { stsClient } from "./sdk-clients";
import { owner, started, stranger } from "./started";

const issuer = new Issuer();
const roleArn = `acs:ram::${owner}:role/ci`;
const providerArn = `acs:ram::${owner}:oidc-provider/ci`;

async function withRole(
  document = oidcTrust(providerArn, EXACTLY),
  changes: Partial<NewOidcProvider> = {},
): Promise<AccountService> {
  const service = await started();
  service.addOidcProvider(owner, issuer.registration(changes));
  await rpc(service, "CreateRole", { RoleName: "ci", AssumeRolePolicyDocument: document });
  return service;
}

function request(changes: object = {}): AssumeRoleWithOIDCRequest {
  const all = { OIDCProviderArn: providerArn, OIDCToken: issuer.token(), roleArn, roleSessionName: "job" };
  return new AssumeRoleWithOIDCRequest({ ...all, ...changes });
}

/** The official SDK, without an access key. */
function assume(service: AccountService, changes: object = {}) {
  const config = new $OpenApiUtil.Config({ endpoint: service.endpoint, protocol: "HTTP" });
  return new Sts(config).assumeRoleWithOIDC(request(changes));
}

async function refusal(asked: Promise<unknown>): Promise<[number, string, string]> {
  const { statusCode, code, message } = await asked.then(
    () => ({ statusCode: 200, code: "", message: "" }),
    (error: { statusCode: number; code: string; message: string }) => error,
  );
  return [statusCode, code, message.replace(/^\S+: code: \d+, (.*) request id: .*$/s, "$1")];
}

describe("AssumeRoleWithOIDC", () => {
  it("needs no access key, and answers the role's credentials and what the token says", async () => {
    const service = await withRole();
    const { body } = await assume(service);
    expect(body?.assumedRoleUser?.arn).toBe(`${roleArn}/job`);
    expect(body?.OIDCTokenInfo).toMatchObject({
      subject: SUBJECT,
      issuer: issuer.registration().issuerUrl,
      clientIds: AUDIENCE,
      expirationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      verificationInfo: "Success",
    });
    const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = body?.credentials ?? {};
    const { body: me } = await stsClient(service, {
      accessKeyId,
      accessKeySecret,
      securityToken,
    }).getCallerIdentity();
    expect(me).toMatchObject({ accountId: owner, arn: `acs:ram::${owner}:assumed-role/ci/job` });
  });

  it("answers what the SDK's response model says, no more and no less", async () => {
    const service = await withRole();
    const query = new URLSearchParams({
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      OIDCProviderArn: providerArn,
      OIDCToken: issuer.token(),
      RoleArn: roleArn,
      RoleSessionName: "job",
    });
    const { body } = await send(service.endpoint, "POST", `/?${query}`, "");
    expect(
      deviations(AssumeRoleWithOIDCResponseBody, body, "AssumeRoleWithOIDC", ["SourceIdentity"]),
    ).toEqual([]);
  });

  it("lets nothing else be called without an access key", async () => {
    const service = await withRole();
    for (const action of ["AssumeRole", "GetCallerIdentity"]) {
      const { body } = await send(service.endpoint, "POST", `/?Action=${action}&Version=2015-04-01`, "");
      expect(body.Code).toBe("MissingParameter.AccessKeyId");
    }
  });

  it("stands in the journal with the role's account, and without its token", async () => {
    const service = await withRole();
    const token = issuer.token();
    await assume(service, { OIDCToken: token });
    await refusal(assume(service, { OIDCToken: `${token}x` }));
    const calls = service.calls().filter(({ action }) => action === "AssumeRoleWithOIDC");
    expect(calls).toMatchObject([
      { accountId: owner, caller: "", parameters: { OIDCToken: "***", RoleArn: roleArn } },
      { accountId: owner, errorCode: "AuthenticationFail.OIDCToken.InvalidSignature" },
    ]);
    expect(JSON.stringify(service.calls())).not.toContain(token.split(".")[1]);
  });

  it("can be made to fail, like any other call", async () => {
    const service = await withRole();
    service.failNext({ action: "AssumeRoleWithOIDC", error: { code: "ServiceUnavailable" } });
    expect((await refusal(assume(service)))[0]).toBe(503);
    expect((await refusal(assume(service)))[0]).toBe(200);
  });
});

describe("a token", () => {
  const past = Math.floor(Date.now() / 1000) - 1;
  const none = encoded({ alg: "none" });
  const forged = `${issuer.token().split(".").slice(0, 2).join(".")}.${new Issuer().token().split(".")[2]}`;

  it.each([
    [
      "of another issuer's key",
      new Issuer().token(),
      "InvalidSignature",
      "OIDC token validate failed: invalid signature.",
    ],
    [
      "with another token's signature",
      forged,
      "InvalidSignature",
      "OIDC token validate failed: invalid signature.",
    ],
    [
      "of a key that nobody knows",
      issuer.token({}, { kid: "two" }),
      "InvalidSignature",
      "OIDC token validate failed: invalid signature.",
    ],
    ["that is over", issuer.token({ exp: past }), "Expired", "This JsonWebToken is expired."],
    [
      "for somebody else",
      issuer.token({ aud: "sts.amazonaws.com" }),
      "AudienceNotMatch",
      "Invalid audience.",
    ],
    [
      "of another issuer",
      issuer.token({ iss: "https://example.com" }),
      "IssuerNotMatch",
      "The issuer in the OIDC Token doesn't match the OIDC Provider registered.",
    ],
    [
      "signed by a password",
      issuer.token({}, { alg: "HS256" }),
      "Invalid",
      "The algorithm HS256 that be specified in Jwt header is unknown.",
    ],
    [
      "signed by nobody",
      `${none}.${issuer.token().split(".")[1]}.`,
      "Invalid",
      "The algorithm none that be specified in Jwt header is unknown.",
    ],
    ["in two parts", "a.b12", "Invalid", "The number of Jwt field should be divided into 3 parts with '.' ."],
    ["that is no JSON", "abcd.abcd.abcd", "Invalid", "The Jwt content is invalid that cannot be recognized."],
    [
      "without a subject",
      issuer.token({ sub: undefined }),
      "Invalid",
      "The Jwt content is invalid that cannot be recognized.",
    ],
    [
      "without an end",
      issuer.token({ exp: undefined }),
      "Invalid",
      "The Jwt content is invalid that cannot be recognized.",
    ],
  ])("%s is refused", async (_, OIDCToken, reason, message) => {
    const service = await withRole();
    const code = `AuthenticationFail.OIDCToken.${reason}`;
    expect(await refusal(assume(service, { OIDCToken }))).toEqual([401, code, message]);
  });

  it.each([
    ["for several, one of them known", { aud: ["nobody", AUDIENCE] }, {}],
    ["that names no key", {}, { kid: undefined }],
  ])("%s is taken", async (_, claims, header) => {
    const service = await withRole();
    expect((await refusal(assume(service, { OIDCToken: issuer.token(claims, header) })))[0]).toBe(200);
  });

  it("is refused where the issuer's keys are not known", async () => {
    const service = await withRole(undefined, { keys: [] });
    expect(await refusal(assume(service))).toEqual([
      401,
      "AuthenticationFail.OIDCToken.IssuerConfigurationBroken",
      `Get public keys from OIDC Provider failed, the issuer is ${issuer.registration().issuerUrl}.`,
    ]);
  });
});

describe("the parameters", () => {
  it.each([
    ["no token", { OIDCToken: "" }, "MissingParameter.OIDCToken"],
    ["a token that is too short", { OIDCToken: "a.b" }, "InvalidParameter.OIDCToken"],
    ["a token that is too long", { OIDCToken: "a".repeat(20_001) }, "InvalidParameter.OIDCToken"],
    [
      "an OIDC provider that is not there",
      { OIDCProviderArn: `${providerArn}-2` },
      "AuthenticationFail.NoPermission",
    ],
    ["a role that is not there", { roleArn: `${roleArn}-2` }, "EntityNotExist.Role"],
    ["no ARN", { roleArn: "ci" }, "InvalidParameter.RoleArn"],
    ["a session that is too short", { durationSeconds: 899 }, "InvalidParameter.DurationSeconds"],
    ["a session that is too long", { durationSeconds: 3601 }, "InvalidParameter.DurationSeconds"],
    ["a session name with a space", { roleSessionName: "a b" }, "InvalidParameter.RoleSessionName"],
  ])("%s", async (_, changes, code) => {
    const service = await withRole();
    expect((await refusal(assume(service, changes)))[1]).toBe(code);
  });
});

describe("the trust policy", () => {
  const like = (pattern: string) => ({ StringLike: { "oidc:sub": pattern } });
  const foreign = `acs:ram::${stranger}:oidc-provider/ci`;

  it.each([
    ["with the three conditions", oidcTrust(providerArn, EXACTLY), 200],
    ["with a pattern that fits", oidcTrust(providerArn, like("repo:acme/*:ref:refs/heads/main")), 200],
    ["with a pattern that does not fit", oidcTrust(providerArn, like("repo:acme/other:*")), 401],
    [
      "with a pattern of single characters, which nothing here judges",
      oidcTrust(providerArn, like("repo:acme/pair?:*")),
      401,
    ],
    ["with another audience", oidcTrust(providerArn, { StringEquals: { "oidc:aud": "other" } }), 401],
    [
      "with a condition on a key that nothing here knows",
      oidcTrust(providerArn, { StringEquals: { "oidc:actor": "me" } }),
      401,
    ],
    ["of an account's own", oidcTrust(providerArn, {}).replace("Federated", "RAM"), 401],
    ["for another account's OIDC provider", oidcTrust(foreign, EXACTLY), 401],
  ])("%s", async (_, document, status) => {
    const service = await withRole(document);
    const [found, code, message] = await refusal(assume(service));
    expect(found).toBe(status);
    if (status === 401)
      expect([code, message]).toEqual(["AuthenticationFail.NoPermission", "There is no permission"]);
  });

  it("that denies outweighs one that allows", async () => {
    const allow = JSON.parse(oidcTrust(providerArn, EXACTLY));
    const deny = { ...allow.Statement[0], Effect: "Deny", Condition: like("repo:acme/pair?:*") };
    const service = await withRole(JSON.stringify({ ...allow, Statement: [...allow.Statement, deny] }));
    expect((await refusal(assume(service)))[1]).toBe("AuthenticationFail.NoPermission");
  });
});

describe("an OIDC provider", () => {
  it.each([
    [{ name: "a b" }, "An OIDC provider's name has 1 to 128 letters"],
    [{ issuerUrl: "http://example.com" }, "An issuer's URL begins with https://"],
    [{ clientIds: [] }, 'The OIDC provider "ci" has no client ID.'],
    [{ keys: [{ kty: "RSA" }] }, "key"],
  ])("that RAM would not take is an error: %j", async (changes, message) => {
    const service = await started();
    expect(() => service.addOidcProvider(owner, issuer.registration(changes))).toThrow(message);
  });

  it("has a name of its own in an account that is there", async () => {
    const service = await started();
    expect(service.addOidcProvider(owner, issuer.registration())).toBe(providerArn);
    expect(() => service.addOidcProvider(owner, issuer.registration())).toThrow("already");
    expect(() => service.addOidcProvider("9", issuer.registration())).toThrow("No such account");
  });
});
