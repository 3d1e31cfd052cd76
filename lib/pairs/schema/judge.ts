import { distance } from "fastest-levenshtein";
import type { z } from "zod";
import type { ProblemAt } from "../problem-at";
import { hasSecret, namesSecret } from "../rules/secrets";
import { type Path, pathText } from "../yaml/path";
import type { Source } from "../yaml/source";
import { fileSchema } from "./file";

/** What the schema finds wrong in a source. */
export interface Judgement {
  readonly problems: readonly ProblemAt[];
  /** The fields of a pair or of the defaults that break a rule, each as the text of its path. */
  readonly wrong: ReadonlySet<string>;
}

/** Judges each field once. What the YAML makes wrong already, or may be a credential, is told elsewhere. */
export function judge(source: Source): Judgement {
  const issues = fileSchema.safeParse(source.value).error?.issues ?? [];
  const unread = new Set(source.faults.map(({ path }) => pathText(path)));
  return {
    problems: issues.flatMap((issue) => problemsOf(issue, source, unread)),
    wrong: new Set(issues.map(({ path }) => pathText(fieldOf(path as Path)))),
  };
}

function fieldOf(path: Path): Path {
  return path.slice(0, path[0] === "pairs" ? 3 : 2);
}

function problemsOf(issue: z.core.$ZodIssue, source: Source, unread: ReadonlySet<string>): ProblemAt[] {
  const path = issue.path as Path;
  if (path.some((step) => typeof step === "string" && namesSecret(step))) return [];
  if (issue.code === "unrecognized_keys")
    return issue.keys.flatMap((key) => unknownKey([...path, key], issue));
  const onKey = issue.code === "custom" && issue.params?.["onKey"] === true;
  const value = onKey ? path.at(-1) : source.at(path);
  if (typeof value === "string" && hasSecret(value)) return [];
  if (value === null && unread.has(pathText(path))) return [];
  return [{ path, onKey, value, message: issue.message }];
}

/** zod hands on only a text with an issue: for unknown keys it is the list of the known ones. */
function unknownKey(path: Path, { message }: z.core.$ZodIssue): ProblemAt[] {
  const key = String(path.at(-1));
  if (namesSecret(key)) return [];
  return [{ path, onKey: true, message: unknownKeyProblem(key, message.split(" ")) }];
}

/** What to say of a key that is not known: the nearest known one, or all where none is near. */
function unknownKeyProblem(key: string, known: readonly string[]): string {
  if (key === "<<") {
    return "YAML's merge key is not read here: give what pairs share in defaults, or an alias (*) for each value";
  }
  const near = nearest(key, known);
  return near === undefined
    ? `is unknown: use one of ${known.join(", ")}`
    : `is unknown: did you mean "${near}"?`;
}

/** The known key nearest to `key`, where a third of its letters or fewer differ; case, _ and - do not count. */
function nearest(key: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, away: distance(folded(key), folded(name)) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.away - b.away);
  return ranked[0]?.name;
}

function folded(key: string): string {
  return key.slice(0, 100).toLowerCase().replace(/[_-]/g, "");
}
