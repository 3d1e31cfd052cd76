import type { AccountPair, AccountPairBackend } from "./account-pair";
import type { PairPart } from "./schema";
import { stateKey } from "./state";

type Complete = PairPart &
  Required<
    Pick<PairPart, "name" | "ownerAccountId" | "trustedAccountId" | "roleName" | "access" | "provider">
  >;

/** The pair that a draft without a fault is. */
export function completePair(merged: PairPart): AccountPair {
  // The checks saw to it that what a pair cannot do without is there.
  const { backend, ...pair } = merged as Complete;
  return { ...pair, backend: backendOf(backend, pair.name) };
}

function backendOf(backend: PairPart["backend"], name: string): AccountPairBackend {
  if (backend?.oss !== undefined) return { oss: { key: stateKey(name), ...backend.oss } };
  return { local: { ...backend?.local } };
}
