import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What was done before a plan was recorded. */
export type Step = { readonly apply: object } | { readonly call: ApiCall };

/** A call that someone made by hand: the account, the action and its parameters. */
export interface ApiCall {
  readonly account: string;
  readonly Action: string;
  readonly [parameter: string]: string;
}

/** A call that the provider made. */
export interface RecordedCall {
  readonly account: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The parts of `terraform show -json` that are compared. */
export interface ComparedPlan {
  readonly resource_changes?: readonly unknown[];
  readonly resource_drift?: readonly unknown[];
  readonly checks?: readonly unknown[];
}

/** One recorded plan of the real provider. */
export interface Recording {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The configuration as text: Terraform's messages name its lines. */
  readonly configuration: string;
  readonly planArguments: readonly string[];
  readonly exitCode: number;
  readonly error: string | undefined;
  readonly calls: readonly RecordedCall[];
  /** Absent where the plan failed. */
  readonly plan: ComparedPlan | undefined;
}

interface Run {
  readonly plan_arguments: readonly string[];
  readonly plan_exit_code: number;
  readonly error?: string;
  readonly calls: readonly RecordedCall[];
}

const FOLDER = join(__dirname, "..", "recordings");

/** Every recording of a plan, by name. */
export function readRecordings(): readonly Recording[] {
  const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "steps.json")));
  return names.sort().map(readRecording);
}

/** One file of one recording. */
export function readRecorded<Content>(name: string, file: string): Content {
  return JSON.parse(readFileSync(join(FOLDER, name, file), "utf8")) as Content;
}

function readRecording(name: string): Recording {
  const run = readRecorded<Run>(name, "run.json");
  return {
    name,
    steps: readRecorded<Step[]>(name, "steps.json"),
    configuration: readFileSync(join(FOLDER, name, "cdk.tf.json"), "utf8"),
    planArguments: run.plan_arguments,
    exitCode: run.plan_exit_code,
    error: run.error,
    calls: run.calls,
    plan: existsSync(join(FOLDER, name, "plan.json"))
      ? readRecorded<ComparedPlan>(name, "plan.json")
      : undefined,
  };
}
