import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { AccountService } from "../../../sandbox/accounts";
import { connect } from "../../../sandbox/provider/cloud";
import { resolveConfig } from "../../../sandbox/provider/provider-config";
import type { ObjectValue } from "../../../sandbox/provider/value";
import { EXACTLY, Issuer, oidcTrust } from "../accounts/oidc";
import { rpc } from "../accounts/rpc-client";
import { owner, started } from "../accounts/started";

const issuer = new Issuer();
const role_arn = `acs:ram::${owner}:role/ci`;
const oidc_provider_arn = `acs:ram::${owner}:oidc-provider/ci`;

let service: AccountService;
beforeEach(async () => {
  service = await started();
  service.addOidcProvider(owner, issuer.registration());
  const AssumeRolePolicyDocument = oidcTrust(oidc_provider_arn, EXACTLY);
  await rpc(service, "CreateRole", { RoleName: "ci", AssumeRolePolicyDocument });
});

/** Who a provider block is, once it is connected. */
async function identity(block: ObjectValue): Promise<string | undefined> {
  const endpoints = { RAM_ENDPOINT: service.endpoint, STS_ENDPOINT: service.endpoint };
  const { sts } = await connect(resolveConfig(block, endpoints), 1);
  return (await sts.getCallerIdentity()).body?.arn;
}

async function failure(connected: Promise<unknown>): Promise<string> {
  return connected.then(String, (error: Error) => error.message);
}

describe("assume_role_with_oidc", () => {
  const block = (oidc_token = issuer.token()) => ({
    assume_role_with_oidc: [{ oidc_provider_arn, role_arn, oidc_token }],
  });
  const tries = () => service.calls().filter(({ action }) => action === "AssumeRoleWithOIDC").length;

  it("is the role, for whoever has its token", async () => {
    expect(await identity(block())).toBe(`acs:ram::${owner}:assumed-role/ci/terraform`);
  });

  it("fails in the words of the real provider where the token is refused", async () => {
    const said = await failure(identity(block(issuer.token({ exp: 1 }))));
    expect(said).toMatch(
      /^refreshing credential failed by AssumeRoleWithOIDC\. Error: SDKError:\n {3}StatusCode: 401\n {3}Code: AuthenticationFail\.OIDCToken\.Expired\n {3}Message: code: 401, This JsonWebToken is expired\. request id: [\w-]+\n {3}Data: \{/,
    );
    expect(tries()).toBe(1);
  });

  it("survives five answers that do not come, or that say that STS is busy", async () => {
    service.failNext({ action: "AssumeRoleWithOIDC", drop: true, times: 2 });
    service.failNext({ action: "AssumeRoleWithOIDC", call: 3, error: { code: "ServiceUnavailable" } });
    service.failNext({ action: "AssumeRoleWithOIDC", call: 4, times: 2, error: { code: "Throttling" } });
    expect(await identity(block())).toContain("assumed-role/ci");
    expect(tries()).toBe(6);
  });

  it("says the request whole after six, with the token in its URL", async () => {
    service.failNext({ action: "AssumeRoleWithOIDC", drop: true, times: 6 });
    const token = issuer.token();
    const said = await failure(identity(block(token)));
    const [, url = ""] = /^refreshing .* Error: Post "([^"]+)": EOF$/.exec(said) ?? [];
    const sent = Object.fromEntries(new URL(url).searchParams);
    expect(sent).toMatchObject({ OIDCToken: token, RoleArn: role_arn, OIDCProviderArn: oidc_provider_arn });
    expect(sent).not.toHaveProperty("Signature");
    expect(tries()).toBe(6);
  });
});

describe("credentials_uri", () => {
  async function handingOut(status: number, body: string): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/of/me`;
  }

  it("is asked for the credentials", async () => {
    const { accessKeyId, accessKeySecret } = service.accessKey(owner);
    const answer = { Code: "Success", AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret };
    const credentials_uri = await handingOut(200, JSON.stringify(answer));
    expect(await identity({ credentials_uri })).toBe(`acs:ram::${owner}:root`);
  });

  it.each([
    [500, "{}", /^get Credentials from http:.*\/of\/me failed, status code 500$/],
    [200, "<html>", /^unmarshal credentials failed, the body <html>$/],
    [
      200,
      '{"Code":"No"}',
      /^fetching sts token from http:.*\/of\/me got an error and its Code is not Success$/,
    ],
  ])("fails in the words of the real provider after %s and %s", async (status, body, said) => {
    expect(await failure(identity({ credentials_uri: await handingOut(status, body) }))).toMatch(said);
  });

  it("fails so where nobody listens", async () => {
    const said = await failure(identity({ credentials_uri: "http://127.0.0.1:1/of/me" }));
    expect(said).toBe('Get "http://127.0.0.1:1/of/me": dial tcp 127.0.0.1:1: connect: connection refused');
  });
});
