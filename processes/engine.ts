import { basename } from "node:path";
import { oneLine } from "../lib/text";
import { definedOf, type Environment } from "./environment";
import { EngineError } from "./errors";

/** What runs the stacks. */
export interface Engine {
  readonly tool: "Terraform" | "OpenTofu";
  /** The command to run: a name on PATH, or what TERRAFORM_BINARY_NAME says. */
  readonly binary: string;
  /** For example "1.11.4". */
  readonly version: string;
}

/** Check blocks, and import blocks with all that cdktf writes into them, are in both since these. */
const OLDEST = { Terraform: [1, 7], OpenTofu: [1, 7] } as const;
const DOWNLOAD = {
  Terraform: "https://developer.hashicorp.com/terraform/install",
  OpenTofu: "https://opentofu.org/docs/intro/install",
} as const;

const UNKNOWN = "does not run, or is neither Terraform nor OpenTofu";

/**
 * Finds the Terraform or OpenTofu to run: what TERRAFORM_BINARY_NAME names, as for cdktf, else `terraform`.
 *
 * @param env - @default process.env
 * @throws EngineError of one line where there is none, where it does not run, or where it is too old
 */
export async function findEngine(env: Environment = process.env): Promise<Engine> {
  const binary = env["TERRAFORM_BINARY_NAME"] || "terraform";
  const engine = parseEngine(await runVersion(binary, env), binary);
  if (isNewEnough(engine)) return engine;
  const { tool, version } = engine;
  throw new EngineError(
    `${tool} ${version} ("${binary}") is too old: import and check blocks need ${OLDEST[tool].join(".")} or later, from ${DOWNLOAD[tool]}`,
  );
}

/** One below node_modules/.bin goes first, as it does for the commands that follow. */
async function runVersion(binary: string, env: Environment): Promise<string> {
  const { execa } = await import("execa");
  const { exitCode, code, stdout } = await execa({
    env: { ...definedOf(env), CHECKPOINT_DISABLE: "1" },
    extendEnv: false,
    preferLocal: true,
    reject: false,
  })(binary, ["version"]);
  if (exitCode === 0) return stdout;
  throw notUsable(binary, code === "ENOENT" ? "was not found" : UNKNOWN);
}

/** Warnings about the CLI configuration may stand before the line. */
function parseEngine(output: string, binary: string): Engine {
  const [, tool, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(output) ?? [];
  if (tool === undefined || version === undefined) {
    throw notUsable(binary, UNKNOWN);
  }
  return { tool: tool as Engine["tool"], binary, version: oneLine(version) };
}

function notUsable(binary: string, problem: string): EngineError {
  const tool = basename(binary).startsWith("tofu") ? "OpenTofu" : "Terraform";
  return new EngineError(
    `${tool} ("${binary}") ${problem}: install it from ${DOWNLOAD[tool]}, or name another one in TERRAFORM_BINARY_NAME: a Terraform or a tofu`,
  );
}

function isNewEnough({ tool, version }: Engine): boolean {
  const [oldestMajor, oldestMinor] = OLDEST[tool];
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
