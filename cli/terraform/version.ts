import type { CommandOptions, Processes } from "../processes";
import { oneLine } from "../text";
import { UserError } from "../user-error";

const DOWNLOAD = "https://developer.hashicorp.com/terraform/install";
const OLDEST = [1, 7] as const;

/**
 * The Terraform to run: what TERRAFORM_BINARY_NAME names, as for cdktf, else `terraform`.
 *
 * @throws UserError where there is none, or where it is older than 1.7, which import and check blocks need
 */
export async function findTerraform(processes: Processes, env: CommandOptions["env"]): Promise<string> {
  const binary = env["TERRAFORM_BINARY_NAME"] || "terraform";
  const version = await versionOf(binary, processes, env);
  if (isNewEnough(version)) return binary;
  throw new UserError(
    `Terraform ${version} ("${binary}") is too old: it must be ${OLDEST.join(".")} or later, from ${DOWNLOAD}`,
  );
}

async function versionOf(binary: string, processes: Processes, env: CommandOptions["env"]): Promise<string> {
  const { exitCode, stdout, startError } = await processes.run(binary, ["version", "-json"], {
    cwd: process.cwd(),
    env: { ...env, CHECKPOINT_DISABLE: "1" },
  });
  const [, version] = /"terraform_version":\s*"([^"]+)"/.exec(stdout) ?? [];
  if (exitCode === 0 && version !== undefined) return oneLine(version);
  const problem = startError === "ENOENT" ? "was not found" : "does not run, or is not Terraform";
  throw new UserError(
    `Terraform ("${binary}") ${problem}: install it from ${DOWNLOAD}, or name it in TERRAFORM_BINARY_NAME`,
  );
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
