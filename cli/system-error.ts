/** What the system refused: a disk that is full, a folder that nobody may write to. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/**
 * What the system refused, where, and what to do.
 *
 * @param place - where it was at work: Node names no path where a disk is full in the middle of a file
 */
export function systemFailure({ code, path, message }: NodeJS.ErrnoException, place?: string): string {
  const where = path ?? place;
  if (code === "ENOSPC" || code === "EDQUOT")
    return `the disk is full${where === undefined ? "" : ` at ${where}`} (${code}): make room, then run it again`;
  if (where === undefined) return message;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return `${where} cannot be written or read (${code}): give this user the right to, then run it again`;
  return `${where} cannot be written or read (${code}): see to it, or name another place, then run it again`;
}
