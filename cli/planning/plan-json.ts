import { readFile } from "node:fs/promises";
import { objectOf, type Unread } from "../unread";

/** The file as JSON; {} where it holds anything else. */
export async function readObject(file: string): Promise<Unread> {
  try {
    return objectOf(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
