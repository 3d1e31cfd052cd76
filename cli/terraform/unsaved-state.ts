import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Engine } from "../../processes";

const UNSAVED = "errored.tfstate";

/** Whether an apply left a state here that it could not save. */
export function hasUnsavedState(stackFolder: string): boolean {
  return existsSync(join(stackFolder, UNSAVED));
}

/**
 * Where that state is, and the one command that saves it. The engine's own advice, to push it, does not work where the
 * state is a local file that it wrote in part. Where the disk was full for this file too, there is nothing to save.
 */
export function saveState(pair: string, stackFolder: string, { tool, binary }: Engine): string {
  const folder = relative(process.cwd(), stackFolder);
  const [unsaved, local] = [join(folder, UNSAVED), localState(stackFolder)];
  if (!isWhole(join(stackFolder, UNSAVED)))
    return `The new state is nowhere, as ${unsaved} could not be written whole either: make room, then run rm -f ${unsaved} and npx dts-pairs plan ${pair}, which looks what is in the account.`;
  const command =
    local === undefined
      ? `${binary} -chdir=${folder} state push ${UNSAVED} && rm ${unsaved}`
      : `mv ${unsaved} ${relative(process.cwd(), local)}`;
  return `The new state is in ${unsaved} and nowhere else: make room, or mend what kept ${tool} from saving it, then run ${command} and npx dts-pairs plan ${pair}.`;
}

function isWhole(file: string): boolean {
  return existsSync(file) && "version" in parsed<object>(readFileSync(file, "utf8"));
}

/** The state file of a stack; undefined where its backend is another. */
export function localState(stackFolder: string): string | undefined {
  const config = parsed<Config>(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"));
  const path = config.terraform?.backend?.local?.path;
  return typeof path === "string" ? resolve(stackFolder, path) : undefined;
}

interface Config {
  readonly terraform?: { readonly backend?: { readonly local?: { readonly path?: unknown } } };
}

function parsed<Content extends object>(text: string): Content | Record<string, never> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
