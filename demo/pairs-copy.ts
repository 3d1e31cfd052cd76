import { relative } from "node:path";
import { parseDocument } from "yaml";
import type { AccountPair } from "../lib/pairs";
import { DEFAULT_BUCKET, DEFAULT_TABLE, profileName } from "../sandbox";

/** Where a copy of a pairs file leads. */
export interface CopyOptions {
  /** The accounts of the sandbox: host and port. */
  readonly endpoint: string;
  /** The folder of the file, and of the states where they are files, from the app's folder. */
  readonly directory: string;
  /** OSS and Tablestore, where the states are to be there: their address. @default files */
  readonly oss?: string;
}

/**
 * A pairs file with a provider that reaches the sandbox, and a state of its own, for every pair. All else stays as it
 * is, the comments too.
 */
export function pairsForSandbox(
  text: string,
  pairs: readonly AccountPair[],
  { endpoint, directory, oss }: CopyOptions,
): string {
  const document = parseDocument(text.replace("$schema=./", `$schema=${relative(directory, ".")}/`));
  for (const replaced of ["provider", "backend"]) {
    if (document.hasIn(["defaults", replaced])) document.deleteIn(["defaults", replaced]);
  }
  const backend = (owner: string) =>
    oss === undefined ? { local: { directory } } : { oss: ossState(owner, oss) };
  pairs.forEach(({ ownerAccountId }, index) => {
    document.setIn(["pairs", index, "provider"], document.createNode(providerOf(ownerAccountId, endpoint)));
    document.setIn(["pairs", index, "backend"], document.createNode(backend(ownerAccountId)));
  });
  return document.toString();
}

function providerOf(accountId: string, endpoint: string): object {
  return {
    region: "cn-hangzhou",
    profile: profileName(accountId),
    protocol: "HTTP",
    endpoints: { ram: endpoint, sts: endpoint },
    skipRegionValidation: true,
  };
}

/** The state in a bucket of the sandbox, locked in a table of it. */
export function ossState(accountId: string, endpoint: string): Readonly<Record<string, string>> {
  return {
    bucket: DEFAULT_BUCKET,
    prefix: "dts",
    region: "cn-hangzhou",
    endpoint,
    tablestoreEndpoint: endpoint,
    tablestoreTable: DEFAULT_TABLE,
    profile: profileName(accountId),
  };
}

/** Every account of the pairs, once. */
export function accountsOf(pairs: readonly AccountPair[]): string[] {
  return [
    ...new Set(pairs.flatMap(({ ownerAccountId, trustedAccountId }) => [ownerAccountId, trustedAccountId])),
  ];
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
