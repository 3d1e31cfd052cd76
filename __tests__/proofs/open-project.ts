import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** The project at a place where a user may read it. */
export interface OpenProject {
  readonly root: string;
  close(): void;
}

/**
 * The project as it lies there, or, where it lies below a folder that is closed to all but root, as `mktemp` makes
 * them, shown at another place.
 *
 * @throws where it takes a mount, and none may be made
 */
export function openProject(user: { readonly uid?: number; readonly gid?: number }): OpenProject {
  const { status } = spawnSync("test", ["-r", join(ROOT, "package.json")], { cwd: "/", ...user });
  if (status === 0) return { root: ROOT, close: () => undefined };
  const root = mkdtempSync(join(tmpdir(), "dts-pairs-project-"));
  chmodSync(root, 0o755);
  execFileSync("mount", ["--bind", ROOT, root]);
  return {
    root,
    close() {
      execFileSync("umount", [root]);
      rmdirSync(root);
    },
  };
}
