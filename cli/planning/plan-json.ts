import { readFile } from "node:fs/promises";
import { objectOf, type UnknownRecord } from "../unknown-record";

/** The file as JSON; {} where it holds anything else. */
export async function readObject(file: string): Promise<UnknownRecord> {
  try {
    return objectOf(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
