import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { generateBindings } from "../../provider-alicloud/generate";
import { type Command, NPM, type PackageManager } from "./package-managers";

const FIXTURES = resolve(__dirname, "fixtures");
const TSC = resolve(__dirname, "../../node_modules/typescript/bin/tsc");

/** Runs a program, and returns what it printed. */
export async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, YARN_ENABLE_TELEMETRY: "0" };
  const { stdout } = await promisify(execFile)(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** An app outside the project, with the package installed from its tarball as anyone would. */
export class Consumer {
  private constructor(
    readonly folder: string,
    private readonly manager: PackageManager,
  ) {}

  /** @param engine what the app has as `cdktf` */
  static async install(tarball: string, engine: string, manager: PackageManager = NPM): Promise<Consumer> {
    const folder = await mkdtemp(join(tmpdir(), "consumer-"));
    const dependencies = { "cdktf-alicloud-dts": `file:${tarball}`, cdktf: engine, constructs: "10.6.0" };
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", dependencies }));
    await cp(FIXTURES, folder, { recursive: true });
    // Yarn takes a folder for part of the project above it, where it has no lock file of its own.
    if (manager.lockFile !== undefined) await writeFile(join(folder, manager.lockFile), "");
    const app = new Consumer(folder, manager);
    await app.call(manager.install);
    return app;
  }

  /** Runs Node.js, as the package manager has it run. */
  node(...args: readonly string[]): Promise<string> {
    return this.call(this.manager.node, ...args);
  }

  /** Runs a command that a dependency of the app brings. */
  command(...args: readonly string[]): Promise<string> {
    return this.call(this.manager.exec, ...args);
  }

  /** The Terraform JSON of the one stack that a program of the app makes. */
  async synthesize(program: string): Promise<Record<string, unknown>> {
    const outdir = join(this.folder, "cdktf.out", program);
    await mkdir(outdir, { recursive: true });
    return JSON.parse(await this.node(program, outdir));
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

  private call([program, ...first]: Command, ...args: readonly string[]): Promise<string> {
    return run(this.folder, program, ...first, ...args);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
