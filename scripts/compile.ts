import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./manifest";

/**
 * Compiles lib, cli and the bindings into a folder.
 *
 * @throws Error with what the compiler said
 */
export function compile(folder: string, ...options: readonly string[]): void {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const args = [tsc, "--project", join(ROOT, "tsconfig.build.json"), "--outDir", folder, ...options];
  try {
    execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new Error(`the build failed:\n${(error as { stdout: string }).stdout}`);
  }
}
