import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../cli/planning/failure";
import { errorsOf } from "../../cli/terraform/error-text";
import { explained } from "../../cli/terraform/explain";
import { temporaryFolder } from "./harness";

const ENGINE = { tool: "Terraform", binary: "terraform", version: "1.11.4" } as const;
const DOING = { pair: "one", command: "apply", folder: "cdktf.out/stacks/one", engine: ENGINE };

/** As the real provider writes what RAM answered. */
function refused(action: string, code: string, message: string, status = 403): string {
  const data = JSON.stringify({
    Code: code,
    HostId: "ram.aliyuncs.com",
    Message: message,
    RequestId: "B1FC",
  });
  return `\u001b[31m[ERROR]\u001b[0m alicloud/resource_alicloud_ram_role.go:198: Resource alicloud_ram_role ${action} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\nSDKError:\n   StatusCode: ${status}\n   Code: ${code}\n   Message: code: ${status}, ${message} request id: B1FC20F0-CF8C-4E68-925A-1BF9C635FDAC\n   Data: ${data}\n\n`;
}

function line(summary: string, detail = "", address = "", command = "apply"): string {
  return explained({ summary, detail, address }, { ...DOING, command });
}

/** What would help nobody, or somebody else. */
const NOISE = /\.go:\d|SDKError|RequestId|request id|StatusCode|HostId|\n|\?|&|\[\d+m/;

describe("what RAM or STS refuses", () => {
  it.each([
    [
      "CreateRole",
      "NoPermission",
      "You are not authorized to do this action.",
      "Grant the identity of these credentials the RAM action ram:CreateRole, then run npx dts-pairs plan one again.",
    ],
    [
      "AssumeRole",
      "NoPermission",
      "You are not authorized to do this action.",
      "Grant the identity of these credentials the RAM action sts:AssumeRole, and let the role's trust policy name it, then run npx dts-pairs plan one again.",
    ],
    [
      "GetRole",
      "Throttling.User",
      "Request was denied due to user flow control.",
      "Too many calls at a time: run it again in a minute, with --concurrency 1.",
    ],
    [
      "CreateRole",
      "EntityAlreadyExists.Role",
      "The role already exists: ram-for-dts .",
      "It is in the account and not in the state: run npx dts-pairs adopt one, which plans to import it and shows what would still change.",
    ],
    [
      "AttachPolicyToRole",
      "EntityAlreadyExists.Role.Policy",
      "The policy is attached already.",
      "It is in the account and not in the state: run npx dts-pairs adopt one, which plans to import it and shows what would still change.",
    ],
    [
      "DeleteRole",
      "DeleteConflict.Role.Policy",
      "The role has policies attached.",
      "A policy is attached that the state does not hold: detach it in the RAM console, or let the role's force be true, then run npx dts-pairs plan one again.",
    ],
    [
      "GetRole",
      "ServiceUnavailable",
      "The request has failed due to a temporary failure of the server.",
      "The service failed; what was done until then is in the state: run npx dts-pairs plan one, which looks.",
    ],
    [
      "GetRole",
      "InvalidAccessKeyId.NotFound",
      "Specified access key is not found.",
      "There is no such AccessKey, or it is disabled: see to the profile, the environment or the role that the pair's provider names.",
    ],
    [
      "GetRole",
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation.",
      "The AccessKey secret is not that of the AccessKey ID: see to the profile, the environment or the role that the pair's provider names.",
    ],
    [
      "GetRole",
      "InvalidSecurityToken.Expired",
      "Specified SecurityToken is expired.",
      "The session has expired, and needs new credentials: see to the profile, the environment or the role that the pair's provider names.",
    ],
  ])("%s, %s: one line with the way out", (action, code, message, way) => {
    const said = line(refused(action, code, message), "", "alicloud_ram_role.dts");
    expect(said).toBe(`${action}: ${code} (alicloud_ram_role.dts): ${message.replace(" .", ".")} ${way}`);
    expect(said).not.toMatch(NOISE);
  });

  it.each(["apply-unknown-policy", "destroy-blocked-by-extra-policy", "adopt-existing"])(
    "%s, as it was recorded",
    (name) => {
      const file = {
        "destroy-blocked-by-extra-policy": "apply.json",
        "adopt-existing": "apply-without-import.json",
      }[name];
      const recorded = readFileSync(join(__dirname, "../recordings", name, file ?? "run.json"), "utf8");
      const { stderr = "", human = "", error } = JSON.parse(recorded);
      const errors = errorsOf(error ?? `${human}\n${stderr}`);
      expect(errors).toHaveLength(1);
      const [said] = errors.map((it) => explained(it, DOING));
      expect(said).toMatch(
        /^(?:AttachPolicyToRole: EntityNotExist\.Policy|DeleteRole: DeleteConflict\.Role\.Policy|CreateRole: EntityAlreadyExists\.Role): \S.+\. \S.+\.$/,
      );
      expect(said).not.toMatch(NOISE);
    },
  );
});

describe("what keeps the provider from having credentials", () => {
  /** As the real provider writes it while it is configured. */
  const byOidc = (code: string, message: string) =>
    `refreshing credential failed by AssumeRoleWithOIDC. Error: SDKError:\n   StatusCode: 401\n   Code: ${code}\n   Message: code: 401, ${message} request id: B1FC\n   Data: {"Code":"${code}","HostId":"sts.aliyuncs.com","Message":"${message}","RequestId":"B1FC"}\n`;

  it.each([
    [
      "AuthenticationFail.OIDCToken.Expired",
      "This JsonWebToken is expired.",
      "The session has expired, and needs new credentials: see to the profile, the environment or the role that the pair's provider names.",
    ],
    [
      "AuthenticationFail.OIDCToken.AudienceNotMatch",
      "Invalid audience.",
      "The OIDC token is none that the OIDC provider in RAM takes: see to its issuer, its audience, and the file or the variable that it is read from.",
    ],
    [
      "AuthenticationFail.NoPermission",
      "There is no permission",
      "The account has no such OIDC provider, or the trust policy of the role does not let this token in: see to both ARNs in the pair's provider, and to the policy's conditions oidc:iss, oidc:aud and oidc:sub.",
    ],
  ])("%s", (code, message, way) => {
    const said = line(byOidc(code, message), "", "", "plan");
    expect(said).toBe(`AssumeRoleWithOIDC: ${code}: ${message.replace(/\.?$/, ".")} ${way}`);
    expect(said).not.toMatch(NOISE);
  });

  it.each([
    [
      "get Credentials from http://127.0.0.1:6666/of/me failed, status code 500",
      "get Credentials from http://127.0.0.1:6666 failed, status code 500. The service of credentialsUri hands out no credentials: see to the profile, the environment or the role that the pair's provider names.",
    ],
    [
      "fetching sts token from http://127.0.0.1:6666/of/me got an error and its Code is not Success",
      "fetching sts token from http://127.0.0.1:6666 got an error and its Code is not Success. The service of credentialsUri hands out no credentials: see to the profile, the environment or the role that the pair's provider names.",
    ],
    [
      'unmarshal credentials failed, the body {"SecurityToken":"S3cr3t",\n"AccessKeySecret": "S3cr3t"',
      "The service of credentialsUri answered something that is no credentials: see to what it hands out. Nothing was changed.",
    ],
    [
      "reading oidc_token_file failed. Error: open /run/token: no such file or directory",
      "reading oidc_token_file failed. Error: open /run/token: no such file or directory. There is no OIDC token: see to oidcTokenFile of the pair's provider, or to ALIBABA_CLOUD_OIDC_TOKEN_FILE.",
    ],
  ])("%s", (summary, said) => {
    expect(line(summary, "", "", "plan")).toBe(said);
  });
});

describe("a state that this user may not write", () => {
  it("is said with its place, and without advice to do without a lock", () => {
    const detail =
      "Error message: open ../../../state/one.tfstate: permission denied\n\nTerraform acquires a state lock. You can disable locking with the -lock=false flag.";
    expect(line("Error acquiring the state lock", detail, "", "plan")).toBe(
      "The state cannot be read or written, at state/one.tfstate (permission denied): give this user the right to, then run it again. Nothing was changed.",
    );
  });
});

const URL =
  "https://ram.aliyuncs.com/?AccessKeyId=x&Action=CreateRole&AssumeRolePolicyDocument=%7B&Signature=y";

describe("a connection that broke", () => {
  it.each([
    [
      `Post "${URL}": dial tcp: lookup ram.aliyuncs.com: no such host`,
      "its name is not known: see to the network and the endpoint",
    ],
    [`Post "${URL}": dial tcp 10.0.0.1:443: connect: connection refused`, "it refused the connection"],
    [
      `Post "${URL}": read tcp 10.0.0.2:1->10.0.0.1:443: read: connection reset by peer`,
      "it dropped the connection",
    ],
    [`Post "${URL}": EOF`, "it dropped the connection"],
    [
      `Post "${URL}": net/http: request canceled (Client.Timeout exceeded while awaiting headers)`,
      "it did not answer in time",
    ],
    [`Post "${URL}": x509: certificate signed by unknown authority`, "its certificate is not trusted"],
    [`socket hang upPOST ${URL}`, "it dropped the connection"],
  ])("%s", (error, why) => {
    expect(line(`[ERROR] Resource alicloud_ram_role CreateRole Failed!!! ${error}`, "", "", "plan")).toBe(
      `CreateRole: no answer from ram.aliyuncs.com: ${why}. Nothing was changed; run it again.`,
    );
  });

  it("in an apply may have been carried out", () => {
    expect(line(`Post "${URL}": EOF`)).toBe(
      "CreateRole: no answer from ram.aliyuncs.com: it dropped the connection. What was done until then is in the state; whether the last call was carried out is not known: run npx dts-pairs plan one, which looks.",
    );
  });
});

describe("a disk that is full", () => {
  it("is named by the place where it was at work", async () => {
    const error = await writeFile("/dev/full", "x").catch((error: unknown) => error);
    expect(failureOf(error, "plans/one")).toBe(
      "the disk is full at plans/one (ENOSPC): make room, then run it again",
    );
  });
});

describe("what Terraform itself says", () => {
  it("names who holds the lock, and the command to release it", () => {
    const detail =
      "Error message: resource temporarily unavailable\nLock Info:\n  ID:        0c1f6a5e-7e0b\n  Path:      a.tfstate\n  Operation: OperationTypeApply\n  Who:       me@there\n  Version:   1.11.4\n  Created:   2026-11-24 10:00:00 +0000 UTC\n  Info:      \n";
    expect(line("Error acquiring the state lock", detail)).toBe(
      "The state is locked: me@there holds it since 2026-11-24 10:00:00 +0000 UTC (OperationTypeApply). Wait for that run; where it was killed, release the lock: npx dts-pairs unlock one 0c1f6a5e-7e0b",
    );
  });

  it.each([
    ["local", { path: "../a.tfstate" }, /then run mv \S+errored\.tfstate \S*a\.tfstate and npx/],
    [
      "oss",
      { bucket: "b" },
      /then run terraform -chdir=\S+ state push errored\.tfstate && rm \S+errored\.tfstate and npx/,
    ],
  ])(
    "says where the state is that could not be saved, with the command that saves it in %s",
    async (name, settings, command) => {
      const folder = await temporaryFolder();
      await writeFile(
        join(folder, "cdk.tf.json"),
        JSON.stringify({ terraform: { backend: { [name]: settings } } }),
      );
      await writeFile(join(folder, "errored.tfstate"), '{"version":4}');
      const advice =
        "To retry writing this state, use the following command:\n    terraform state push errored.tfstate";
      const said = explained(
        { summary: "Failed to persist state to backend", detail: advice, address: "" },
        { ...DOING, folder },
      );
      expect(said).toMatch(
        /^Failed to persist state to backend\. The new state is in \S+errored\.tfstate and nowhere else: /,
      );
      expect(said).toMatch(command);
    },
  );

  it.each(["", '{"version": 4, "seri'])(
    "does not have a state put back that is not whole itself, as %j",
    async (unsaved) => {
      const folder = await temporaryFolder();
      await writeFile(
        join(folder, "cdk.tf.json"),
        '{"terraform":{"backend":{"local":{"path":"a.tfstate"}}}}',
      );
      await writeFile(join(folder, "errored.tfstate"), unsaved);
      const diagnostic = { summary: "Failed to persist state to backend", detail: "", address: "" };
      const said = explained(diagnostic, { ...DOING, folder });
      expect(said).toMatch(
        /The new state is nowhere, .+ make room, then run rm -f \S+errored\.tfstate and npx dts-pairs plan one,/,
      );
      expect(said).not.toContain("mv ");
    },
  );

  it("says where the disk is full that has no room for a lock", () => {
    const detail =
      'Error message: could not write lock info for "a.tfstate": write .a.tfstate.lock.info: no space left on device\n\nTerraform acquires a state lock';
    expect(line("Error acquiring the state lock", detail)).toMatch(
      /^The disk is full at \S*\.a\.tfstate\.lock\.info \(no space left on device\): make room, then run it again\. Nothing was changed\.$/,
    );
  });

  it("does not pass on the advice to do without a lock", () => {
    const detail =
      'Error message: The state file uses format version 9, which is not supported by Terraform 1.11.4.\n\nTerraform acquires a state lock to protect the state. You can disable locking with the "-lock=false" flag.';
    const said = line("Error acquiring the state lock", detail);
    expect(said).toContain("A later Terraform than 1.11.4 wrote it");
    expect(said).not.toContain("-lock=false");
  });

  it("leaves the stack trace of a provider that crashed out", () => {
    const detail =
      "The plugin encountered an error, and failed to respond to the\nplugin.(*GRPCProvider).ReadResource call. The plugin logs may contain more\ndetails.\n\nStack trace from the terraform-provider-alicloud_v1.289.0 plugin:\n\npanic: interface conversion: interface {} is string, not *schema.Set\n\ngoroutine 99 [running]:\ngithub.com/aliyun/a.go:12 +0x1\n";
    const said = line("Plugin did not respond", detail, "alicloud_ram_role.dts");
    expect(said).toMatch(
      /^Plugin did not respond \(alicloud_ram_role\.dts\): .+make them lists in the RAM console\.$/,
    );
    expect(said).not.toMatch(/goroutine|Stack trace|\.go:/);
  });

  it("keeps the addresses of Terraform's own pages", () => {
    const page = "https://developer.hashicorp.com/terraform/language/state";
    expect(line("Odd", `See ${page}.`)).toBe(`Odd: See ${page}.`);
  });
});
