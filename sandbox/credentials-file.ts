import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessKey } from "./accounts";

/** A credentials file in a private folder of its own. */
export interface CredentialsFile {
  readonly path: string;
  /** Removes the file and its folder. */
  close(): Promise<void>;
}

const OWNER_ONLY = 0o600;

/** The profile of an account in the sandbox. */
export function profileName(accountId: string): string {
  return `account-${accountId}`;
}

/** Writes a file as the Alibaba Cloud CLI has it, with one profile for every account. */
export async function writeCredentialsFile(keys: readonly AccessKey[]): Promise<CredentialsFile> {
  const folder = await mkdtemp(join(tmpdir(), "alicloud-sandbox-"));
  const path = join(folder, "config.json");
  await writeFile(path, JSON.stringify({ current: "", profiles: keys.map(toProfile) }), { mode: OWNER_ONLY });
  return { path, close: () => rm(folder, { recursive: true, force: true }) };
}

function toProfile({ accountId, accessKeyId, accessKeySecret }: AccessKey) {
  return {
    name: profileName(accountId),
    mode: "AK",
    access_key_id: accessKeyId,
    access_key_secret: accessKeySecret,
    region_id: "cn-hangzhou",
  };
}
