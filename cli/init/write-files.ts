import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { RepositoryFiles } from "./repository-files";

/** What became of a file. */
export interface WrittenFile {
  readonly path: string;
  readonly outcome: "written" | "overwritten" | "unchanged";
}

/** Why the files cannot be written into the folder, one reason a path; none where they can. */
export function conflicts(folder: string, files: RepositoryFiles, force: boolean): string[] {
  const paths = [...files.keys()];
  const above = [...new Set(["", ...paths.flatMap(foldersOf)])];
  const blocked = above.filter((path) => !["folder", undefined].includes(kindOf(join(folder, path))));
  const reachable = paths.filter((path) => !["", ...foldersOf(path)].some((it) => blocked.includes(it)));
  return [
    ...blocked.map((path) => `${join(folder, path)} is not a folder`),
    ...reachable.flatMap((path) => conflict(folder, path, files, force)),
  ];
}

function conflict(folder: string, path: string, files: RepositoryFiles, force: boolean): string[] {
  const target = join(folder, path);
  const kind = kindOf(target);
  if (kind === undefined || isSame(folder, path, files)) return [];
  if (kind !== "file") return [`${target} is not a file`];
  return force ? [] : [`${target} is there already`];
}

/**
 * Writes all of the files, or none: they are put in their places when all are on the disk, and taken away again where
 * one cannot be.
 */
export function writeFiles(folder: string, files: RepositoryFiles): WrittenFile[] {
  const undo: (() => void)[] = [];
  const done: WrittenFile[] = [];
  try {
    makeFolder(folder, undo);
    const staged = mkdtempSync(join(folder, ".dts-pairs-init-"));
    undo.push(() => rmSync(staged, { recursive: true, force: true }));
    for (const [path, content] of files) write(join(staged, "new", path), content);
    for (const path of files.keys()) done.push(place(folder, staged, path, files, undo));
    rmSync(staged, { recursive: true });
    return done;
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function place(
  folder: string,
  staged: string,
  path: string,
  files: RepositoryFiles,
  undo: (() => void)[],
): WrittenFile {
  const [target, former] = [join(folder, path), join(staged, "former", path)];
  if (isSame(folder, path, files)) return { path, outcome: "unchanged" };
  const isThere = kindOf(target) !== undefined;
  if (isThere) {
    mkdirSync(dirname(former), { recursive: true });
    renameSync(target, former);
    undo.push(() => renameSync(former, target));
  }
  makeFolder(dirname(target), undo);
  renameSync(join(staged, "new", path), target);
  undo.push(() => rmSync(target));
  return { path, outcome: isThere ? "overwritten" : "written" };
}

function makeFolder(path: string, undo: (() => void)[]): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}

function write(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function isSame(folder: string, path: string, files: RepositoryFiles): boolean {
  const target = join(folder, path);
  return kindOf(target) === "file" && readFileSync(target).equals(files.get(path) as Buffer);
}

/** A link is neither file nor folder: what it leads to may be of another repository. */
function kindOf(path: string): "file" | "folder" | "other" | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
}

function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
