import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { profileName } from "../index";

/** One pair of the pairs file, as far as the sandbox must know it. */
export interface Pair {
  readonly name: string;
  readonly ownerAccountId: string;
  readonly trustedAccountId: string;
  readonly roleName?: string;
}

interface PairsFile {
  readonly defaults?: Record<string, unknown>;
  readonly pairs: readonly Pair[];
}

/** Reads the pairs; whether they are right is for `cdktf synth` to say. @throws where there is no pair to read */
export async function readPairs(path: string): Promise<PairsFile> {
  const file: PairsFile | null = parse(await readFile(path, "utf8"));
  const pairs = (file?.pairs ?? []).map((pair) => ({ ...(file?.defaults as object), ...pair }));
  if (file === null || pairs.length === 0)
    throw new Error(`${path}: there is no pair in it: add one below pairs:`);
  return { ...file, pairs };
}

/** Every account of the pairs, once. */
export function accountsOf(pairs: readonly Pair[]): string[] {
  return [
    ...new Set(pairs.flatMap(({ ownerAccountId, trustedAccountId }) => [ownerAccountId, trustedAccountId])),
  ];
}

/**
 * The same pairs, with a provider that reaches the accounts of the sandbox, and their state in a folder of the sandbox
 * (JSON, which is YAML too).
 */
export function pairsForSandbox(file: PairsFile, endpoint: string, directory: string): string {
  const pairs = file.pairs.map((pair) => ({
    ...pair,
    provider: {
      region: "cn-hangzhou",
      profile: profileName(pair.ownerAccountId),
      protocol: "HTTP",
      endpoints: { ram: endpoint, sts: endpoint },
      skipRegionValidation: true,
    },
    backend: { local: { directory } },
  }));
  return JSON.stringify({ version: 1, pairs }, undefined, 2);
}

/** The ID of an account that no pair names. */
export function strangerTo(accountIds: readonly string[]): string {
  const candidates = Array.from({ length: 9 }, (_, digit) => String(((digit + 2) % 9) + 1).repeat(16));
  const stranger = candidates.find((id) => !accountIds.includes(id));
  if (stranger === undefined)
    throw new Error(
      "the pairs name every account that could be a stranger: use fewer of 1111111111111111 to 9999999999999999",
    );
  return stranger;
}
