import type { Fault } from "./fault";
import { namesSecret, secretNameProblem, secretProblem, secretsIn } from "./secrets";
import type { Source } from "./source";

/** Every credential in `source`: in keys, in values, in comments, in text that is no YAML, and behind escapes. */
export function secretFaults(source: Source): Fault[] {
  const written = secretsIn(source.text);
  const hidden = source.texts
    .filter(({ start, end }) => !written.some(({ offset }) => start <= offset && offset < end))
    .flatMap(({ start, text }) => secretsIn(text).map(({ kind }) => ({ offset: start, kind })));
  const byText = [...written, ...hidden].map(({ offset, kind }) => ({
    path: [],
    at: offset,
    message: secretProblem(kind),
  }));
  return [...byText, ...namedFaults(source)];
}

function namedFaults({ keys }: Source): Fault[] {
  return keys
    .filter(({ name }) => namesSecret(name))
    .map(({ path, name }) => ({ path, onKey: true, message: secretNameProblem(name) }));
}
