import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secrets } from "../../cli/secrets";
import { explained } from "../../cli/terraform/explain";
import { FakeApp } from "./fake-app";

/** Each with what encoding changes, as keys, tokens and URLs have it. */
const SECRET = (name: string) => `${name}+/=&"<9a8b7c6d5e4f>`;

const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (it) => it,
  "percent-encoded": encodeURIComponent,
  "percent-encoded in lower case": (it) =>
    encodeURIComponent(it).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
  "percent-encoded twice, as in a string to sign": (it) => encodeURIComponent(encodeURIComponent(it)),
  "of a form": (it) => new URLSearchParams({ it }).toString().slice(3),
  "in JSON": (it) => JSON.stringify(it).slice(1, -1),
  "in JSON in JSON": (it) => JSON.stringify(JSON.stringify(it)).slice(3, -3),
  "in Go's JSON": (it) =>
    JSON.stringify(it)
      .slice(1, -1)
      .replace(/[&<>]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  "in HTML": (it) =>
    it.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  base64: (it) => Buffer.from(it).toString("base64"),
};

/** What stands in every encoding of every planted secret, and nowhere else. */
const PLANTED = /PLANTED\w*9a8b7c6d5e4f|9a8b7c6d5e4f/;

async function planted(app: FakeApp): Promise<Record<string, string>> {
  await mkdir(app.path(".aliyun"));
  const profile = { access_key_secret: SECRET("PLANTEDprofile"), sts_token: SECRET("PLANTEDsts") };
  await writeFile(app.path(".aliyun/config.json"), JSON.stringify({ profiles: [{ name: "a", ...profile }] }));
  await writeFile(
    app.path("shared.json"),
    JSON.stringify({ profiles: [{ sts_token: SECRET("PLANTEDshared") }] }),
  );
  await writeFile(app.path("credentials.ini"), `[a]\naccess_key_secret = ${SECRET("PLANTEDini")}\n`);
  await writeFile(app.path("token"), `${SECRET("PLANTEDoidc")}\n`);
  await mkdir(app.path(".terraform.d"));
  await writeFile(
    app.path(".terraform.d/credentials.tfrc.json"),
    JSON.stringify({ credentials: { "app.terraform.io": { token: SECRET("PLANTEDlogin") } } }),
  );
  const hcl = `credentials "example.com" {\n  token = "PLANTEDrc9a8b7c6d5e4f"\n}\n`;
  await writeFile(app.path("terraform.rc"), hcl);
  return {
    HOME: app.folder,
    ALICLOUD_SECRET_KEY: SECRET("PLANTEDsecretkey"),
    ALICLOUD_SECURITY_TOKEN: SECRET("PLANTEDtoken"),
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: SECRET("PLANTEDalibaba"),
    ALIBABACLOUD_SECURITY_TOKEN: SECRET("PLANTEDalibabacloud"),
    ALICLOUD_SHARED_CREDENTIALS_FILE: app.path("shared.json"),
    ALIBABA_CLOUD_CREDENTIALS_FILE: app.path("credentials.ini"),
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: app.path("token"),
    ALIBABA_CLOUD_OIDC_TOKEN: SECRET("PLANTEDoidcenv"),
    // Of the OSS backend, the HTTP backend, and of what terraform login would have saved.
    ALICLOUD_ACCESS_KEY_SECRET: SECRET("PLANTEDoss"),
    TF_HTTP_USERNAME: "ci",
    TF_HTTP_PASSWORD: SECRET("PLANTEDhttp"),
    TF_HTTP_ADDRESS: `https://ci:${encodeURIComponent(SECRET("PLANTEDaddress"))}@example.com/?t=PLANTEDstate9a8b7c6d5e4f`,
    TF_HTTP_CLIENT_PRIVATE_KEY_PEM: "PLANTEDclient9a8b7c6d5e4f",
    TF_TOKEN_app_terraform_io: SECRET("PLANTEDcloud"),
    TF_TOKEN_file_example_com: SECRET("PLANTEDfile"),
    TF_CLI_CONFIG_FILE: app.path("terraform.rc"),
    HTTPS_PROXY: "http://me:PLANTEDproxy9a8b7c6d5e4f@proxy.example.com:3128",
    ALICLOUD_CREDENTIALS_URI:
      "http://127.0.0.1:6666/PLANTEDpath9a8b7c6d5e4f/x?token=PLANTEDquery9a8b7c6d5e4f",
    TF_VAR_key:
      "-----BEGIN PRIVATE KEY-----\nPLANTEDpem9a8b7c6d5e4f\nPLANTEDpemline9a8b7c6d5e4f\n-----END PRIVATE KEY-----",
    TF_VAR_private_key:
      "-----BEGIN KEY-----\nPLANTEDpem9a8b7c6d5e4f\nPLANTEDpemline9a8b7c6d5e4f\n-----END KEY-----",
  };
}

const VALUES = [
  "PLANTEDprofile",
  "PLANTEDsts",
  "PLANTEDshared",
  "PLANTEDini",
  "PLANTEDoidc",
  "PLANTEDsecretkey",
  "PLANTEDtoken",
  "PLANTEDalibaba",
  "PLANTEDalibabacloud",
  "PLANTEDoidcenv",
  "PLANTEDoss",
  "PLANTEDhttp",
  "PLANTEDaddress",
  "PLANTEDcloud",
  "PLANTEDfile",
  "PLANTEDlogin",
].map(SECRET);

const PLAIN = [
  "PLANTEDpem9a8b7c6d5e4f",
  "PLANTEDpemline9a8b7c6d5e4f",
  "PLANTEDrc9a8b7c6d5e4f",
  "PLANTEDstate9a8b7c6d5e4f",
  "PLANTEDclient9a8b7c6d5e4f",
  "PLANTEDproxy9a8b7c6d5e4f",
  `ci:${SECRET("PLANTEDhttp")}`,
];

const ENGINE = { tool: "Terraform", binary: "terraform", version: "1.11.4" } as const;
const DOING = { pair: "one", command: "plan", folder: "stacks/one", engine: ENGINE };

/** As the real provider has it: the request whole, where the connection broke. */
function connectionError(secret: string): string {
  const query = `AccessKeyId=x&Action=CreateRole&SecurityToken=${secret}&OIDCToken=${secret}&Signature=${secret}`;
  return `[ERROR] alicloud/resource_alicloud_ram_role.go:198: Resource alicloud_ram_role CreateRole Failed!!! Post "https://u:${encodeURIComponent(secret)}@ram.aliyuncs.com/${secret}?${query}": dial tcp 10.0.0.1:443: connect: connection refused`;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("no credential", () => {
  it.each(Object.entries(ENCODINGS))(
    "%s stands in an error, a plan folder or a review",
    async (_, encode) => {
      const app = await FakeApp.open("refused");
      const env = await planted(app);
      const values = [...VALUES, ...PLAIN, env["ALICLOUD_CREDENTIALS_URI"] ?? ""];
      const said = values.map(encode).map((secret) => `it is ${secret}, (${secret}) and '${secret}'`);
      await writeFile(app.path("error"), said.join("\n"));
      const outputs: unknown[] = [];
      const run = async (...args: readonly string[]) =>
        outputs.push(await app.run(args, { ...env, FAKE_ERROR: app.path("error") }));
      await run("plan");
      await run("plan", "--json");
      for (const format of ["terminal", "markdown", "json", "html"])
        await run("review", "plans", "--format", format);
      await run("drift");
      for (const file of [...(await filesIn(app.path("plans"))), ...(await filesIn(app.path("cdktf.out")))])
        outputs.push(await readFile(file, "utf8"));
      expect(JSON.stringify(outputs)).toContain("it is ***");
      for (const output of outputs) expect(JSON.stringify(output)).not.toMatch(PLANTED);
      for (const value of values)
        expect(JSON.stringify(outputs)).not.toContain(JSON.stringify(encode(value)).slice(1, -1));
    },
  );

  it("of the plan's variables is kept in its JSON", async () => {
    const app = await FakeApp.open("one");
    const env = await planted(app);
    const plan: object = JSON.parse(await readFile(app.env["FAKE_PLAN"] ?? "", "utf8"));
    const variables = Object.fromEntries(VALUES.map((value, index) => [`v${index}`, { value }]));
    await writeFile(app.path("plan-with-secrets.json"), JSON.stringify({ ...plan, variables }));
    expect(await app.run(["plan"], { ...env, FAKE_PLAN: app.path("plan-with-secrets.json") })).toMatchObject({
      code: 0,
    });
    expect(await readFile(app.path("plans/one/plan.json"), "utf8")).not.toMatch(PLANTED);
    expect(await app.run(["review", "plans"])).toMatchObject({ code: 0 });
  });

  it("that nothing here knows stands in the error of a connection", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, unit: "binary-ascii" }),
        fc.constantFrom(...Object.values(ENCODINGS)),
        (text, encode) => {
          const secret = encode(`S3cr3t${text}`);
          const line = explained({ summary: connectionError(secret), detail: "", address: "" }, DOING);
          expect(line).toBe(
            "CreateRole: no answer from ram.aliyuncs.com: it refused the connection. Nothing was changed; run it again.",
          );
        },
      ),
    );
  });

  it.each([
    ["https://somebody:S3cr3t@example.com/S3cr3t?x=S3cr3t#S3cr3t", "https://example.com"],
    ["(http://[::1]:8080/S3cr3t).", "(http://***)."],
    ["oss://S3cr3t:pa/ss@host", "oss://***"],
    ["AccessKeyId=S3cr3t&Signature=S3cr3t", "AccessKeyId=***&Signature=***"],
    ['Get "/?SecurityToken=S3cr3t": no', 'Get "/": no'],
    [
      "see https://developer.hashicorp.com/terraform/language/state",
      "see https://developer.hashicorp.com/terraform/language/state",
    ],
  ])("stands in a URL or a parameter: %s", (text, expected) => {
    const line = explained({ summary: text, detail: "", address: "" }, DOING);
    expect(line).toBe(expected);
  });

  it("that is shorter than a word is masked, and no file but a plain one is read", () => {
    const secrets = Secrets.of({
      HOME: "/nowhere",
      A_TOKEN: "plan",
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/dev/zero",
    });
    expect(secrets.mask("plan")).toBe("plan");
  });
});
