import type { AccountPair, AccountPairBackend } from "./account-pair";
import { type BackendSettings, completeBackend } from "./schema/backend";

/** What the file says of the backend of each pair, before the pair's own names are put in. */
const settings = new WeakMap<AccountPair, BackendSettings>();

/** Remembers what the file says of a pair's backend. */
export function rememberBackend(pair: AccountPair, backend: BackendSettings): void {
  settings.set(pair, backend);
}

function settingsOf(pair: AccountPair): BackendSettings {
  return settings.get(pair) ?? pair.backend;
}

/**
 * Where the state of a pair would be if it were called `name`: what is named after the pair is named so, and what the
 * file names itself stays.
 */
export function stateNamed(pair: AccountPair, name: string): AccountPairBackend {
  return completeBackend(settingsOf(pair), name);
}

/**
 * Where something of the name `name` is kept beside the state of a pair; undefined where there is no such place: beside
 * a local file, or where the file gives the pair's address whole.
 */
export function besideState(pair: AccountPair, name: string): AccountPairBackend | undefined {
  const backend = inSamePlace(pair, name);
  if ("local" in backend) return undefined;
  const isNamed = !("http" in backend) || backend.http.address.includes(name);
  return isNamed ? backend : undefined;
}

/** Where the state of a pair would be if it were called `name` and the file named nothing itself. */
function inSamePlace(pair: AccountPair, name: string): AccountPairBackend {
  const unnamed = Object.entries<Readonly<Record<string, unknown>>>(settingsOf(pair)).map(
    ([kind, { key: _key, workspace: _workspace, ...place }]) => [kind, place],
  );
  return completeBackend(Object.fromEntries(unnamed), name);
}

/** The backend of one pair with the names in it that another one has there. */
export function backendLike(model: AccountPair, { name, backend }: AccountPair): AccountPairBackend {
  const shared = inSamePlace(model, name);
  if ("oss" in shared && "oss" in backend) return { oss: { ...shared.oss, key: backend.oss.key } };
  if ("remote" in shared && "remote" in backend)
    return { remote: { ...shared.remote, workspace: backend.remote.workspace } };
  if ("cloud" in shared && "cloud" in backend)
    return { cloud: { ...shared.cloud, workspace: backend.cloud.workspace } };
  return shared;
}

/** A pair as an entry of a pairs file that says all of it: without what is only for the next apply. */
export function entryOf(pair: AccountPair): object {
  const { adopt: _adopt, formerly: _name, formerBackend: _backend, ...entry } = pair;
  return { ...entry, backend: settingsOf(pair) };
}
