import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";

/** The Terraform JSON of a stack, as far as the tests look into it. */
export interface StackJson {
  /** What the engine says of itself. */
  readonly "//": unknown;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly variable?: Readonly<Record<string, unknown>>;
}

/** An app that was synthesized into a folder of its own. */
export class Synthesized {
  private constructor(private readonly outdir: string) {}

  static async of(build: (app: App) => void): Promise<Synthesized> {
    const outdir = await mkdtemp(join(tmpdir(), "example-"));
    const app = new App({ outdir });
    build(app);
    app.synth();
    return new Synthesized(outdir);
  }

  /** The names of the stacks. */
  stacks(): Promise<string[]> {
    return readdir(join(this.outdir, "stacks"));
  }

  /** The folder of a stack, for Terraform. */
  folder(stack: string): string {
    return join(this.outdir, "stacks", stack);
  }

  async json(stack: string): Promise<StackJson> {
    return JSON.parse(await readFile(join(this.folder(stack), "cdk.tf.json"), "utf8"));
  }

  remove(): Promise<void> {
    return rm(this.outdir, { recursive: true, force: true });
  }
}
