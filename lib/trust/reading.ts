import type { Grant } from "./grant";
import type { Conditions } from "./policy";
import { principalText, principalType } from "./principal";
import { isCertainPrincipal } from "./space";

/** One way in which RAM may read a document, where it documents none. */
export interface Reading {
  /** The entry of a principal type as RAM may take it. */
  readonly entryOf: (type: string, text: string) => string;
  /** A condition key as RAM may take it. */
  readonly keyOf: (key: string) => string;
}

const asWritten = (text: string) => text;
const inLowerCase = (text: string) => text.toLowerCase();

/**
 * The ways in which RAM may read `grants`, as far as they differ: letters of names and condition keys that differ in
 * case only are two or one, and a service for an account may be that of the role's own account.
 */
export function readings(grants: readonly Grant[]): Reading[] {
  const names = new Set(grants.flatMap(certainEntry));
  const keys = new Set([...new Set(grants.map(({ conditions }) => conditions))].flatMap(conditionKeys));
  return waysOf(names).flatMap((name) => {
    const entries = [(_: string, text: string) => name(text), ...ownServices(grants, name)];
    return entries.flatMap((entryOf) => waysOf(keys).map((keyOf) => ({ entryOf, keyOf })));
  });
}

function waysOf(texts: ReadonlySet<string>): ((text: string) => string)[] {
  const isOneWay = new Set([...texts].map(inLowerCase)).size === texts.size;
  return isOneWay ? [asWritten] : [asWritten, inLowerCase];
}

function certainEntry({ principal }: Grant): string[] {
  const [type, text] = [principalType(principal), principalText(principal)];
  return isCertainPrincipal(type, text) ? [text] : [];
}

function conditionKeys(conditions: Conditions): string[] {
  return Object.entries(conditions).flatMap(([operator, tests]) =>
    Object.keys(tests).map((key) => `${operator} ${key}`),
  );
}

/** RAM takes `<id>@dts.aliyuncs.com` for `dts.aliyuncs.com` where `<id>` owns the role: it tells where one is denied. */
function* ownServices(
  grants: readonly Grant[],
  name: (text: string) => string,
): Generator<Reading["entryOf"]> {
  const services = grants.filter(({ principal }) => principalType(principal) === "Service");
  if (!services.some(({ effect }) => effect === "Deny")) return;
  const texts = new Set(services.map(({ principal }) => name(principalText(principal))));
  const owners = [...texts].flatMap((text) => {
    const [, owner, service] = /^([0-9]{16}@)(.+)$/.exec(text) ?? [];
    return owner !== undefined && texts.has(service as string) ? [owner] : [];
  });
  for (const owner of new Set(owners))
    yield (type, text) =>
      name(type === "Service" && text.startsWith(owner) ? text.slice(owner.length) : text);
}
