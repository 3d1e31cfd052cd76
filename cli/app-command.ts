import type { Environment } from "../processes";
import { objectOf, type UnknownRecord } from "./unknown-record";

/** The app, as cdktf runs it. */
export interface AppCommand {
  /** For the shell. */
  readonly command: string;
  readonly env: Environment;
}

/**
 * What `cdktf synth` runs; undefined where it does more than to run it. Its command line alone takes longer to start
 * than an app of a thousand pairs takes to synthesize.
 *
 * @param config what cdktf.json says
 * @param output the folder to synthesize to
 */
export function appCommand(config: UnknownRecord, output: string, env: Environment): AppCommand | undefined {
  const { app, language, context, terraformModules, terraformProviders } = config;
  const isWhole = typeof app === "string" && typeof language === "string";
  // It looks for generated bindings, tells the app of local modules, and takes another app from the environment.
  const isMore = [terraformModules, terraformProviders].some(isFilled) || env["CDKTF_APP"] !== undefined;
  if (!isWhole || isMore) return undefined;
  const ofTerraform = Object.keys(env).filter((name) => name.startsWith("TF_VAR_"));
  return {
    command: app,
    env: {
      ...env,
      ...Object.fromEntries(ofTerraform.map((name) => [name, undefined])),
      ...(context !== undefined && { CDKTF_CONTEXT_JSON: JSON.stringify(objectOf(context)) }),
      CDKTF_OUTDIR: output,
      // With it the app leaves its errors for cdktf to find.
      CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: undefined,
      SYNTH_HCL_OUTPUT: "false",
      NODE_OPTIONS: env["NODE_OPTIONS"] || "--max-old-space-size=4096",
    },
  };
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
