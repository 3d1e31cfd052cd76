import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { DEFAULT_BUCKET, DEFAULT_TABLE, type StateService } from "../../../sandbox/state";

/** What a run of Terraform printed, and how it ended. */
export interface Run {
  readonly code: number;
  readonly output: string;
}

export const ACCESS_KEY = "AK2222222222222222";
export const SECRET = "sandbox";

/** A folder whose state is in OSS, with one resource that needs no provider from anywhere. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "oss-state-"));

  constructor(service: StateService, backend: Readonly<Record<string, unknown>> = {}) {
    const oss = {
      bucket: DEFAULT_BUCKET,
      prefix: "dts",
      key: "pair.tfstate",
      region: "cn-hangzhou",
      endpoint: service.endpoint,
      tablestore_endpoint: service.endpoint,
      tablestore_table: DEFAULT_TABLE,
      access_key: ACCESS_KEY,
      secret_key: SECRET,
      ...backend,
    };
    const configuration = {
      terraform: { backend: { oss } },
      resource: { terraform_data: { it: { input: "1" } } },
    };
    writeFileSync(join(this.folder, "main.tf.json"), JSON.stringify(configuration));
  }

  /** Runs Terraform to its end. */
  run(...args: string[]): Promise<Run> {
    return new Promise((resolve) => {
      execFile("terraform", this.args(args), { env: environment() }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({
          code,
          output: stripVTControlCharacters(`${stdout}${stderr}`).replace(/[│╷╵]/g, "").replace(/\s+/g, " "),
        });
      });
    });
  }

  /** Starts an apply that waits for its approval, and so holds the lock. */
  startApply(): ChildProcess {
    return spawn("terraform", this.args(["apply"]), {
      env: environment(),
      stdio: ["pipe", "ignore", "ignore"],
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private args(args: readonly string[]): string[] {
    return [`-chdir=${this.folder}`, ...args];
  }
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: tmpdir(), CHECKPOINT_DISABLE: "1" };
}
