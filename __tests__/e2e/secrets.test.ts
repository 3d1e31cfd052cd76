import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { type ProviderServer, startProvider } from "../../sandbox/provider";
import { connect } from "../../sandbox/provider/cloud";
import { resolveConfig } from "../../sandbox/provider/provider-config";
import type { Ran } from "../cli/harness";
import { EXACTLY, Issuer, oidcTrust } from "../sandbox/accounts/oidc";
import { callByHand } from "./by-hand";
import { CliProject, type PairEntry } from "./cli-project";

const [B, A] = ["1111111111111111", "2222222222222222"];
const roleArn = `acs:ram::${A}:role/ci`;
const oidcProviderArn = `acs:ram::${A}:oidc-provider/ci`;
const issuer = new Issuer();
/** Two, so that one does not stand for the other. */
const [IN_FILE, IN_ENVIRONMENT] = [
  issuer.token({ jti: "in a file" }),
  issuer.token({ jti: "in a variable" }),
];
/** Of the backends; with what encoding changes. */
const PLANTED = [
  "oss+secret/9a8b7c==",
  "oss&token=9a8b7c/+",
  "http pass\"word'9a8b7c",
  "PLANTEDcloudtoken9a8b7c",
];
const [OSS_SECRET = "", OSS_TOKEN = "", HTTP_PASSWORD = "", CLOUD_TOKEN = ""] = PLANTED;

let sandbox: Sandbox;
let provider: ProviderServer;
let handingOut: Server;
let project: CliProject;
/** All that nobody may see. */
let secrets: string[];
/** All that was printed. */
const printed: string[] = [];

interface Session {
  readonly AccessKeyId: string;
  readonly AccessKeySecret: string;
  readonly SecurityToken: string;
}

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
  sandbox.accounts.addOidcProvider(A, issuer.registration());
  const AssumeRolePolicyDocument = oidcTrust(oidcProviderArn, EXACTLY);
  const call = (Action: string, parameters: Record<string, string>) =>
    callByHand(sandbox.accounts, { account: A, Action, RoleName: "ci", ...parameters });
  await call("CreateRole", { AssumeRolePolicyDocument });
  await call("AttachPolicyToRole", { PolicyName: "AdministratorAccess", PolicyType: "System" });

  const [ofProfile, ofService] = [await session(), await session()];
  handingOut = createServer((_, response) => response.end(JSON.stringify({ Code: "Success", ...ofService })));
  await once(handingOut.listen(0, "127.0.0.1"), "listening");
  const credentialsUri = `http://127.0.0.1:${(handingOut.address() as AddressInfo).port}/credentials`;

  project = await CliProject.open(sandbox);
  await writeFile(project.path("token"), IN_FILE);
  await writeFile(project.path("config.json"), JSON.stringify({ profiles: [profileOf(ofProfile)] }));
  provider = await startProvider({
    env: { ...sandbox.env, ALIBABA_CLOUD_OIDC_TOKEN: IN_ENVIRONMENT },
    retryWait: 1,
  });
  project.set({
    TF_REATTACH_PROVIDERS: provider.reattach,
    ALIBABA_CLOUD_OIDC_TOKEN: IN_ENVIRONMENT,
    ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/PLANTEDpath9a8b7c6d",
    // The stand-in, unlike Terraform's own backends, has an environment of its own.
    ALICLOUD_ACCESS_KEY: "LTAIossbackend",
    ALICLOUD_SECRET_KEY: OSS_SECRET,
    ALICLOUD_SECURITY_TOKEN: OSS_TOKEN,
    TF_HTTP_USERNAME: "ci",
    TF_HTTP_PASSWORD: HTTP_PASSWORD,
    TF_TOKEN_app_terraform_io: CLOUD_TOKEN,
  });
  secrets = [
    ...[IN_FILE, IN_ENVIRONMENT].flatMap((token) => [token, ...token.split(".").slice(1)]),
    ...[ofProfile, ofService].flatMap(({ AccessKeySecret, SecurityToken }) => [
      AccessKeySecret,
      SecurityToken,
    ]),
    "PLANTEDpath9a8b7c6d",
    ...PLANTED,
    `ci:${HTTP_PASSWORD}`,
  ];
  await project.write(B, pairs(credentialsUri));
});

afterAll(async () => {
  await project?.remove();
  await provider?.close();
  handingOut?.close();
  await sandbox?.close();
});

/** Credentials of the role, as a job has them. */
async function session(): Promise<Session> {
  const query = new URLSearchParams({
    Action: "AssumeRoleWithOIDC",
    Version: "2015-04-01",
    OIDCProviderArn: oidcProviderArn,
    OIDCToken: issuer.token(),
    RoleArn: roleArn,
    RoleSessionName: "job",
  });
  const answer = await fetch(`http://${sandbox.accounts.endpoint}/?${query}`, { method: "POST" });
  return ((await answer.json()) as { Credentials: Session }).Credentials;
}

function profileOf({ AccessKeyId, AccessKeySecret, SecurityToken }: Session): object {
  return {
    name: "job",
    mode: "StsToken",
    access_key_id: AccessKeyId,
    access_key_secret: AccessKeySecret,
    sts_token: SecurityToken,
  };
}

function pairs(credentialsUri: string): PairEntry[] {
  const pair = (name: string, more: object): PairEntry => ({
    name,
    ownerAccountId: A,
    roleName: `dts-${name}`,
    provider: { profile: undefined, ...more },
  });
  const role = { roleArn, oidcProviderArn };
  const nobody = "http://127.0.0.1:1";
  return [
    pair("token-file", { assumeRoleWithOidc: { ...role, oidcTokenFile: project.path("token") } }),
    pair("token-variable", { assumeRoleWithOidc: role }),
    pair("profile", { profile: "job", sharedCredentialsFile: project.path("config.json") }),
    pair("service", { credentialsUri }),
    {
      ...pair("oss", {}),
      backend: { oss: { bucket: "states", endpoint: nobody, region: "cn-hangzhou" } },
    },
    { ...pair("http", {}), backend: { http: { address: `${nobody}/{name}` } } },
  ];
}

async function run(...args: readonly string[]): Promise<Ran> {
  const ran = await project.cli(...args);
  printed.push(ran.stdout, ran.stderr);
  return ran;
}

/** Every way that a text is written in what is printed or kept. */
function spellings(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const form = new URLSearchParams({ it: secret }).toString().slice(3);
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("base64url")];
  return [secret, percent, percent.toLowerCase(), form, json, ...base64, ...base64.map(encodeURIComponent)];
}

/** Which secrets stand in a text, by their place in the list. */
function found(text: string): number[] {
  return secrets.flatMap((secret, index) =>
    spellings(secret).some((spelling) => text.includes(spelling)) ? [index] : [],
  );
}

/** Everything that a run leaves, but Terraform's own plan files. */
async function kept(): Promise<string[]> {
  const entries = await Promise.all(
    [project.plans, project.path("cdktf.out")].map((folder) =>
      readdir(folder, { recursive: true, withFileTypes: true }),
    ),
  );
  const files = entries.flat().filter((entry) => entry.isFile() && entry.name !== "tfplan");
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
}

const OWN = ["token-file", "token-variable", "profile", "service"] as const;

describe("secrets of real runs", () => {
  it("are in nothing that is printed or kept where all goes well", async () => {
    expect(await run("plan", ...OWN, "--out", project.plans)).toMatchObject({ code: 0 });
    expect(await run("apply", "--plans", project.plans)).toMatchObject({ code: 0 });
    expect([...printed, ...(await kept())].flatMap(found)).toEqual([]);
  });

  it("are in nothing that is printed or kept where every connection is dropped", async () => {
    sandbox.accounts.failNext({ drop: true, times: 10_000 });
    const planned = await run("plan", "--out", project.plans);
    expect(planned.code).toBe(1);
    for (const name of OWN)
      expect(planned.stdout).toMatch(new RegExp(`^${name}: .*\\n.*no answer from`, "m"));
    for (const name of ["oss", "http"]) expect(planned.stdout).toMatch(new RegExp(`^${name}: failed$`, "m"));
    expect(await run("plan", "token-file", "--json", "--out", project.path("again"))).toMatchObject({
      code: 1,
    });
    expect(await run("drift", ...OWN)).toMatchObject({ code: 1 });
    for (const format of ["terminal", "markdown", "json", "html"])
      expect(await run("review", project.plans, "--format", format)).toMatchObject({ code: 1 });
    expect([...printed, ...(await kept())].flatMap(found)).toEqual([]);
  });

  it("would be found: the stand-in itself says the token, as the real provider does", async () => {
    const assume_role_with_oidc = [
      { role_arn: roleArn, oidc_provider_arn: oidcProviderArn, oidc_token: IN_FILE },
    ];
    const config = resolveConfig({ assume_role_with_oidc }, sandbox.env);
    const said = await connect(config, 1).then(String, (error: Error) => error.message);
    expect(found(said)).toContain(0);
  });
});
