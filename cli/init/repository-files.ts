import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { UserError } from "../user-error";
import type { PackageSource } from "./package-source";

/** The CI systems that there are templates for. */
export const CI_SYSTEMS = ["github", "gitlab", "none"] as const;

export type CiSystem = (typeof CI_SYSTEMS)[number];

/** What is in each file of a new repository, by its path. */
export type RepositoryFiles = ReadonlyMap<string, Buffer>;

const TEMPLATES = resolve(__dirname, "../../templates");

/** The files of a new repository. @throws UserError in a clone, which is not the package */
export function repositoryFiles(folder: string, source: PackageSource, ci: CiSystem): RepositoryFiles {
  if (!existsSync(join(TEMPLATES, "app/package.json")))
    throw new UserError(
      "a clone is not the package: npm run package, then npx dist/<the tarball that it names> init <folder>",
    );
  const files = new Map<string, Buffer>([
    ["package.json", manifest(folder, source)],
    [".gitignore", template("app/gitignore")],
    ["README.md", Buffer.concat([template("app/README.md"), ...ofCi(ci)])],
  ]);
  for (const name of ["account-pairs.yaml", "main.ts"]) files.set(name, template(`app/${name}`));
  files.set("cdktf.json", project(folder));
  for (const [path, content] of filesOfCi(ci)) files.set(path, content);
  if (source.tarball !== undefined)
    files.set(`vendor/${basename(source.tarball)}`, readFileSync(source.tarball));
  return files;
}

function manifest(folder: string, { spec }: PackageSource): Buffer {
  const { dependencies, ...rest } = JSON.parse(template("app/package.json").toString());
  const packages = { ...dependencies, "cdktf-alicloud-dts": spec };
  return Buffer.from(
    `${JSON.stringify({ name: packageName(folder), ...rest, dependencies: packages }, null, 2)}\n`,
  );
}

/** With a projectId of its own, or the one that it has: by it the stacks of two repositories are told apart. */
function project(folder: string): Buffer {
  const text = template("app/cdktf.json").toString();
  return Buffer.from(text.replace('"account-pairs"', JSON.stringify(projectIdIn(folder) ?? randomUUID())));
}

function projectIdIn(folder: string): string | undefined {
  try {
    const { projectId } = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8"));
    return typeof projectId === "string" ? projectId : undefined;
  } catch {
    return undefined;
  }
}

/** The name of the folder, as npm lets a package be called. */
function packageName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-");
  return name.replace(/^-+|-+$/g, "").slice(0, 200) || "account-pairs";
}

function ofCi(ci: CiSystem): Buffer[] {
  return ci === "none" ? [] : [template(`app/README.${ci}.md`)];
}

function filesOfCi(ci: CiSystem): [path: string, content: Buffer][] {
  const root = join(TEMPLATES, ci);
  if (ci === "none") return [];
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => [relative(root, path).replaceAll("\\", "/"), readFileSync(path)]);
}

function template(path: string): Buffer {
  return readFileSync(join(TEMPLATES, path));
}
