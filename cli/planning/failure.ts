import { TerraformError } from "../terraform";

/** Why a pair failed, in lines; what is no failure of Terraform or of the system is thrown on. */
export function failureOf(error: unknown): string {
  if (error instanceof TerraformError) return error.message;
  if (error instanceof Error && "syscall" in error) return systemFailure(error as NodeJS.ErrnoException);
  throw error;
}

/** Node names no path where a disk is full in the middle of a file. */
function systemFailure(error: NodeJS.ErrnoException): string {
  const { code, path, message } = error;
  if (code === "ENOSPC")
    return `the disk is full${path === undefined ? "" : ` at ${path}`}: make room, then run it again`;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return `${path ?? "a file"} cannot be written or read (${code}): give this user the right to, then run it again`;
  return message;
}
