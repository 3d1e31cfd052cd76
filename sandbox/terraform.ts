import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A Terraform that is new enough. */
export interface Terraform {
  /** The command to run: a name on PATH, or what TERRAFORM_BINARY_NAME says. */
  readonly path: string;
  /** For example "1.11.4". */
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DOWNLOAD = "https://developer.hashicorp.com/terraform/install";
const OLDEST = [1, 7] as const;

/**
 * Finds Terraform on PATH, or the binary that TERRAFORM_BINARY_NAME names.
 * It must be 1.7 or later: import blocks came with 1.5, check blocks too, and both are whole since 1.7.
 * @param env - @default process.env
 * @throws an error of one line when there is none, when it does not run, or when it is too old
 */
export async function findTerraform(env: Environment = process.env): Promise<Terraform> {
  const path = env["TERRAFORM_BINARY_NAME"] || "terraform";
  const version = parseVersion(await runVersion(path, env), path);
  if (!isNewEnough(version)) {
    throw new Error(
      `Terraform ${version} ("${path}") is too old: import and check blocks need ${OLDEST.join(".")} or later, from ${DOWNLOAD}`,
    );
  }
  return { path, version };
}

async function runVersion(path: string, env: Environment): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ["version", "-json"], {
      env: { ...env, CHECKPOINT_DISABLE: "1" },
    });
    return stdout;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = missing ? "was not found" : "does not run";
    throw new Error(
      `Terraform ("${path}") ${reason}: install it from ${DOWNLOAD}, or name it in TERRAFORM_BINARY_NAME`,
    );
  }
}

/** Terraform writes warnings about its own configuration before the JSON. */
function parseVersion(output: string, path: string): string {
  const [, version] = /"terraform_version":\s*"([^"]+)"/.exec(output) ?? [];
  if (version === undefined) {
    throw new Error(
      `"${path}" is not Terraform: version -json says nothing of it; install it from ${DOWNLOAD}`,
    );
  }
  return version;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
