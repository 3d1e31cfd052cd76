import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** One profile of the Alibaba Cloud CLI's configuration file. */
export interface Profile {
  readonly name: string;
  /** How its credentials are made: AK, StsToken and RamRoleArn are known here. */
  readonly mode: string;
  readonly access_key_id?: string;
  readonly access_key_secret?: string;
  readonly sts_token?: string;
  readonly region_id?: string;
  readonly ram_role_arn?: string;
  readonly ram_session_name?: string;
  readonly expired_seconds?: number;
}

const MODES = ["AK", "StsToken", "RamRoleArn"];

/**
 * Finds a profile in a file as `aliyun configure` writes it.
 * @param path - @default ~/.aliyun/config.json
 * @throws when the file cannot be read, has no such profile, or the profile has a mode that is not known here
 */
export function readProfile(name: string, path = join(homedir(), ".aliyun", "config.json")): Profile {
  const profiles = readProfiles(path);
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile === undefined) {
    const known = profiles.map((candidate) => `"${candidate.name}"`).join(", ");
    throw new Error(`profile "${name}" is not in ${path}: it has ${known === "" ? "none" : known}`);
  }
  if (!MODES.includes(profile.mode)) {
    throw new Error(`profile "${name}" has mode "${profile.mode}": the stand-in knows ${MODES.join(", ")}`);
  }
  return profile;
}

function readProfiles(path: string): readonly Profile[] {
  try {
    const file = JSON.parse(readFileSync(path, "utf8")) as { profiles?: readonly Profile[] };
    return file.profiles ?? [];
  } catch (error) {
    throw new Error(`credentials file ${path} cannot be read: ${(error as Error).message}`);
  }
}
