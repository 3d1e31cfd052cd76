import { dirname } from "node:path";

/** What the system refused: a disk that is full, a folder that nobody may write to. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/** Whether it is a matter of permissions: what is there may be all right, and nobody may look. */
export function isForbidden(error: unknown): boolean {
  return isSystemError(error) && ["EACCES", "EPERM", "EROFS"].includes(error.code ?? "");
}

/**
 * What the system refused, where, and what to do.
 *
 * @param place - where it was at work: Node names no path where a disk is full in the middle of a file
 */
export function systemFailure(error: NodeJS.ErrnoException, place?: string): string {
  const { code, message } = error;
  const where = placeOf(error) ?? place;
  if (code === "ENOSPC" || code === "EDQUOT")
    return `the disk is full${where === undefined ? "" : ` at ${where}`} (${code}): make room, then run it again`;
  if (where === undefined) return message;
  const said = `${where} cannot be written or read (${code})`;
  if (isTemporary(error)) return `${said}: give this user the right to, or name another folder in TMPDIR`;
  return isForbidden(error)
    ? `${said}: give this user the right to, then run it again`
    : `${said}: see to it, or name another place, then run it again`;
}

/** The name of a temporary folder that could not be made means nothing to anybody. */
function placeOf(error: NodeJS.ErrnoException): string | undefined {
  const { path } = error;
  return path !== undefined && isTemporary(error) ? dirname(path) : path;
}

function isTemporary({ syscall }: NodeJS.ErrnoException): boolean {
  return syscall === "mkdtemp";
}
