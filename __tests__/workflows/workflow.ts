import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

/** A step of a job. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly id?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly "fail-fast"?: boolean; readonly matrix?: unknown };
  readonly steps: readonly Step[];
}

/** A workflow as its file says it. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A file below .github, as text and as what it says. */
export interface GitHubFile<Content> {
  readonly name: string;
  readonly text: string;
  readonly content: Content;
}

const ROOT = resolve(__dirname, "../../.github");

/** Every workflow. */
export function workflows(): GitHubFile<Workflow>[] {
  return readdirSync(join(ROOT, "workflows")).map((name) => read<Workflow>(join("workflows", name)));
}

/** One workflow, by the name of its file. */
export function workflow(name: string): Workflow {
  return read<Workflow>(join("workflows", name)).content;
}

/** All steps of a workflow. */
export function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function read<Content>(path: string): GitHubFile<Content> {
  const text = readFileSync(join(ROOT, path), "utf8");
  return { name: path, text, content: parse(text) as Content };
}
