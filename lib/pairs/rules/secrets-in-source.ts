import type { AccountPairsProblem } from "../problem";
import { problemAt } from "../problem-at";
import type { Path } from "../yaml/path";
import type { Source } from "../yaml/source";
import { namesSecret, secretsIn } from "./secrets";

const BY_OTHER_WAYS =
  "give credentials by ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment, by a profile or by a role";

/** How a credential reaches what the keys before it name. */
const WAYS: readonly (readonly [pattern: RegExp, way: string])[] = [
  [/oidc_?token$/i, "name the file that holds the token in oidcTokenFile"],
  [/\bhttp\b/, "give it in the environment, as TF_HTTP_PASSWORD"],
  [
    /\b(?:remote|cloud)\b/,
    "give it in the environment, as TF_TOKEN_ and the host with _ for each dot, such as TF_TOKEN_app_terraform_io",
  ],
];

/** Every credential in `source`: in keys, in values, in comments, in text that is no YAML, and behind escapes. */
export function secretProblems(source: Source): AccountPairsProblem[] {
  const written = secretsIn(source.text);
  const hidden = source.texts
    .filter(({ start, end }) => !written.some(({ offset }) => start <= offset && offset < end))
    .flatMap(({ start, text }) => secretsIn(text).map(({ kind }) => ({ offset: start, kind })));
  return [
    ...[...written, ...hidden].map(({ offset, kind }) => byText(source, offset, kind)),
    ...source.keys.filter(({ name }) => namesSecret(name)).map(({ path }) => byName(source, path)),
  ];
}

function byText(source: Source, at: number, kind: string): AccountPairsProblem {
  const message = `what looks like ${kind} stands here: take it out and make it void where others may have seen it; ${BY_OTHER_WAYS}`;
  return problemAt(source, { path: [], at, message });
}

function byName(source: Source, path: Path): AccountPairsProblem {
  const way = WAYS.find(([pattern]) => pattern.test(path.slice(2).join(" ")))?.[1] ?? BY_OTHER_WAYS;
  return problemAt(source, {
    path,
    onKey: true,
    message: `a credential does not belong in this file: ${way}`,
  });
}
