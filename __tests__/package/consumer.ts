import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { generateBindings } from "../../provider-alicloud/generate";

const FIXTURES = resolve(__dirname, "fixtures");
const TSC = resolve(__dirname, "../../node_modules/typescript/bin/tsc");

/** Runs a program, and returns what it printed. */
export async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], { cwd, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** An app outside the project, with the package installed from its tarball as anyone would. */
export class Consumer {
  private constructor(readonly folder: string) {}

  /** @param engine what the app has as `cdktf` */
  static async install(tarball: string, engine: string): Promise<Consumer> {
    const folder = await mkdtemp(join(tmpdir(), "consumer-"));
    const dependencies = { "cdktf-alicloud-dts": `file:${tarball}`, cdktf: engine, constructs: "10.6.0" };
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", dependencies }));
    await cp(FIXTURES, folder, { recursive: true });
    await run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
    return new Consumer(folder);
  }

  /** The Terraform JSON of the one stack that a program of the app makes. */
  async synthesize(program: string): Promise<Record<string, unknown>> {
    const outdir = join(this.folder, "cdktf.out", program);
    await mkdir(outdir, { recursive: true });
    return JSON.parse(await run(this.folder, process.execPath, program, outdir));
  }

  /** What the compiler says of a program of the app. */
  async typeErrors(program: string, options: Readonly<Record<string, unknown>>): Promise<string> {
    const compilerOptions = {
      target: "ES2022",
      strict: true,
      skipLibCheck: true,
      types: [],
      rootDir: ".",
      ...options,
    };
    const tsconfig = join(this.folder, "tsconfig.json");
    await writeFile(tsconfig, JSON.stringify({ compilerOptions, files: [program] }));
    return run(this.folder, process.execPath, TSC, "--project", tsconfig).catch(({ stdout }) => stdout);
  }

  /** Generates the app's own bindings, to where `cdktf get` puts them. */
  async generateBindings(): Promise<void> {
    const made = join(this.folder, "made");
    await mkdir(made);
    await generateBindings(made);
    await mkdir(join(this.folder, ".gen/providers"), { recursive: true });
    await rename(join(made, "lib"), join(this.folder, ".gen/providers/alicloud"));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
