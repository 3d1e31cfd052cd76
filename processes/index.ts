/** The processes of Terraform, OpenTofu and cdktf: found, run, and stopped with all that they started. */

export { type Engine, findEngine } from "./engine";
export type { Environment } from "./environment";
export { EngineError, Interrupted } from "./errors";
export { type CommandOptions, type Finished, Processes, withProcesses } from "./processes";
