import { appendFile } from "node:fs/promises";
import type { Io } from "./io";

/** Adds an output of the step, where a GitHub workflow runs this: GITHUB_OUTPUT names the file. */
export async function writeOutput(name: string, value: boolean, { env }: Io): Promise<void> {
  const file = env["GITHUB_OUTPUT"] ?? "";
  if (file !== "") await appendFile(file, `${name}=${value}\n`);
}
