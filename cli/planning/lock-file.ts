import { constants } from "node:fs";
import { copyFile } from "node:fs/promises";

/** Where Terraform keeps which providers a stack works with, beside the stack's Terraform JSON. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** Copies a file that may be missing, and replaces none. */
export async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  }
}
