import type { z } from "zod";
import { told } from "../role/rules";
import type { Fault } from "./fault";
import { unknownKeyProblem } from "./nearest";
import { type Path, pathText } from "./path";
import { fileSchema } from "./schema";
import { hasSecret, namesSecret } from "./secrets";
import { shown } from "./shown";
import type { Source } from "./source";

/** All that the schema finds wrong in `source`, but where the YAML is wrong already or a credential may stand. */
export function schemaFaults(source: Source): Fault[] {
  const issues = fileSchema.safeParse(source.value).error?.issues ?? [];
  const unread = new Set(source.faults.map(({ path }) => pathText(path)));
  return issues
    .flatMap((issue) => faultsOf(issue, source))
    .filter(({ path, value }) => !isSecret(path, value) && !(value === null && unread.has(pathText(path))));
}

function faultsOf(issue: z.core.$ZodIssue, source: Source): Fault[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey([...path, key], issue.message));
  const onKey = issue.code === "custom" && issue.params?.["onKey"] === true;
  const value = onKey ? path.at(-1) : source.at(path);
  const message = told(issue.message, value, () => shown(value, source.place(path).written));
  return [value === undefined ? { path, message } : { path, message, value, onKey }];
}

function unknownKey(path: Path, known: string): Fault {
  const key = String(path.at(-1));
  return { path, onKey: true, message: unknownKeyProblem(key, known.split(" ")) };
}

function isSecret(path: Path, value: unknown): boolean {
  const steps = path.filter((step) => typeof step === "string");
  return steps.some(namesSecret) || (typeof value === "string" && hasSecret(value));
}
