import { execFileSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = 4096;

/** A file system of a few pages in memory, which can be really full. */
export class SmallDisk {
  private constructor(
    private readonly folder: string,
    private readonly as: readonly string[],
  ) {}

  /** @throws where this user may mount none: it is not root, and has no sudo without a password */
  static mount(folder: string, pages: number): SmallDisk {
    const as = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
    run([...as, "mount", "-t", "tmpfs", "-o", `size=${pages * PAGE},mode=0777`, "tmpfs", folder]);
    return new SmallDisk(folder, as);
  }

  /** Leaves so many pages free. */
  fill(free: number): void {
    const { bavail } = statfsSync(this.folder);
    writeFileSync(join(this.folder, "filler"), Buffer.alloc((bavail - free) * PAGE));
  }

  makeRoom(): void {
    rmSync(join(this.folder, "filler"), { force: true });
  }

  unmount(): void {
    run([...this.as, "umount", this.folder]);
  }
}

function run([program = "", ...args]: readonly string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
}
