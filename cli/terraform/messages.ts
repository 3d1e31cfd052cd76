import { plain } from "../text";
import { objectOf, type UnknownRecord } from "../unknown-record";
import type { Diagnostic } from "./explain";

/** How many resources a plan or an apply makes, changes and so on. */
export interface ChangeSummary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly import: number;
  readonly forget: number;
}

/** An output of a stack after an apply; a sensitive one is left out. */
export type Outputs = Readonly<Record<string, unknown>>;

/** What Terraform said with -json, as far as it is used here. */
export interface Messages {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Undefined where it was not said: what Terraform wrote is not whole. */
  readonly summary: ChangeSummary | undefined;
  readonly outputs: Outputs;
}

/** Reads the JSON lines of `terraform plan -json` and `apply -json`; whatever else stands between them is skipped. */
export function readMessages(stdout: string): Messages {
  const messages = stdout.split("\n").flatMap(messageOf);
  const changes = messages.filter(({ type }) => type === "change_summary").at(-1);
  const outputs = messages.filter(({ type }) => type === "outputs").at(-1);
  return {
    errors: diagnostics(messages, "error"),
    warnings: diagnostics(messages, "warning"),
    summary: summaryOf(changes?.changes),
    outputs: outputs === undefined ? {} : outputsOf(objectOf(outputs.outputs)),
  };
}

function messageOf(line: string): UnknownRecord[] {
  if (!line.startsWith("{")) return [];
  try {
    return [objectOf(JSON.parse(line))];
  } catch {
    return [];
  }
}

function diagnostics(messages: readonly UnknownRecord[], severity: string): Diagnostic[] {
  return messages
    .map(({ diagnostic }) => objectOf(diagnostic))
    .filter((diagnostic) => diagnostic.severity === severity)
    .map(({ summary, detail, address }) => ({
      summary: textOf(summary),
      detail: textOf(detail),
      address: textOf(address),
    }));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? plain(value) : "";
}

function summaryOf(value: unknown): ChangeSummary | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const changes = objectOf(value);
  const count = (name: string) => (typeof changes[name] === "number" ? changes[name] : 0);
  return {
    add: count("add"),
    change: count("change"),
    destroy: count("remove"),
    import: count("import"),
    forget: count("forget"),
  };
}

function outputsOf(outputs: UnknownRecord): Outputs {
  const shown = Object.entries(outputs)
    .map(([name, output]) => [name, objectOf(output)] as const)
    .filter(([, { sensitive, value }]) => sensitive !== true && value !== undefined);
  return Object.fromEntries(shown.map(([name, { value }]) => [name, value]));
}

/** "2 to add, 0 to change, 0 to destroy", or "no changes". */
export function summaryText(summary: ChangeSummary): string {
  const { add, change, destroy, import: imported, forget } = summary;
  if (add + change + destroy + imported + forget === 0) return "no changes";
  const always = [`${add} to add`, `${change} to change`, `${destroy} to destroy`];
  const seldom = [`${imported} to import`, `${forget} to forget`].filter((text) => !text.startsWith("0 "));
  return [...always, ...seldom].join(", ");
}
