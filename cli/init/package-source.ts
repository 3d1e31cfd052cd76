import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { oneLine } from "../text";
import { UserError } from "../user-error";

/** Where a new repository has the package from. */
export interface PackageSource {
  /** What stands in its package.json. */
  readonly spec: string;
  /** The tarball that it keeps a copy of, so that every clone and every job can install it. */
  readonly tarball?: string;
}

/** The folder of the package that this code is in. */
const PACKAGE = resolve(__dirname, "../..");

const { name, version }: { name: string; version: string } = readJson(join(PACKAGE, "package.json"));

/**
 * The package as `--package` names it, else as it was itself installed: the same tarball, or a version that is
 * compatible, from the registry.
 *
 * @throws UserError where a tarball is not there
 */
export function packageSource(given: string | undefined): PackageSource {
  const spec = given ?? installedFrom();
  if (spec === undefined) return { spec: `^${version}` };
  if (!/\.(?:tgz|tar\.gz)$/.test(spec) || /^[a-z+]+:\/\//i.test(spec)) return { spec: oneLine(spec) };
  const tarball = resolve(spec.replace(/^file:/, ""));
  if (existsSync(tarball) && statSync(tarball).isFile())
    return { spec: `file:vendor/${basename(tarball)}`, tarball };
  throw new UserError(
    `${oneLine(spec)}, the tarball of ${name}, is not there: name it, or a version, in --package`,
  );
}

/** The tarball of this installation, where npm kept a record of one. */
function installedFrom(): string | undefined {
  const modules = dirname(PACKAGE);
  const record = join(modules, ".package-lock.json");
  if (basename(modules) !== "node_modules" || !existsSync(record)) return undefined;
  const { packages }: { packages: Record<string, { resolved?: string }> } = readJson(record);
  const resolved = packages[`node_modules/${name}`]?.resolved;
  return resolved?.startsWith("file:")
    ? resolve(dirname(modules), resolved.slice("file:".length))
    : undefined;
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, "utf8"));
}
