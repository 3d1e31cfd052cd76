import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { UserError } from "./user-error";

const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a regular file, and never more of it than `maxBytes`; a pipe or a device could be waited for for ever.
 *
 * @throws UserError where it is none, or larger; the system's error where it cannot be read
 */
export async function readRegularFile(file: string, maxBytes: number): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UserError(NOT_REGULAR);
    if (stat.size > maxBytes) throw tooLarge(maxBytes);
    return await readBounded(
      handle.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES }),
      maxBytes,
    );
  } finally {
    await handle.close();
  }
}

/** Reads a stream to its end. @throws UserError as soon as it is larger than `maxBytes` */
export async function readBounded(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What is said of a folder, pipe, socket or device in the place of a file. */
export const NOT_REGULAR = "it is no regular file: give a file, or - for standard input";

function tooLarge(maxBytes: number): UserError {
  return new UserError(
    `it is larger than ${maxBytes} bytes: give --max-plan-size where it is a plan all the same`,
  );
}
