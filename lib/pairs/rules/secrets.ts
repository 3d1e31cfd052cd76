import type { ProblemAt } from "../problem-at";
import type { Path } from "../yaml/path";
import type { Source } from "../yaml/source";

/** Something in a text that looks like a credential. */
interface SecretHit {
  /** Where it starts in the text. */
  readonly offset: number;
  /** What it looks like, with its article; never the thing itself. */
  readonly kind: string;
}

// Each pattern starts with letters that are rare in a file of this kind, and none can backtrack far.
const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["an AccessKey ID", /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,30}(?![A-Za-z0-9])/g],
  ["a temporary AccessKey ID", /(?<![A-Za-z0-9])STS\.[A-Za-z0-9]{10,}/g],
  ["an STS token", /(?<![A-Za-z0-9])CAIS[A-Za-z0-9+/=]{60,}/g],
  ["an OIDC token", /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}/g],
  ["a private key", /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g],
  ["a password in a URL", /[a-z]{2,10}:\/\/[^\s/:@]{0,256}:[^\s/@]{1,256}@/g],
];

const THIRTY = /(?<![A-Za-z0-9])[A-Za-z0-9]{30}(?![A-Za-z0-9])/g;

// Of 29 neighbours in 30 random characters some 18 differ in kind; in a name made of words far fewer do.
const MIN_CHANGES = 13;

/** Everything in `text` that looks like a credential. */
function secretsIn(text: string): SecretHit[] {
  const known = PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ offset: index, kind })),
  );
  const random = [...text.matchAll(THIRTY)]
    .filter(([word]) => looksRandom(word))
    .map(({ index }) => ({ offset: index, kind: "an AccessKey secret" }));
  return [...known, ...random];
}

function looksRandom(word: string): boolean {
  const kinds = [...word].map((character) =>
    /[0-9]/.test(character) ? "digit" : /[a-z]/.test(character) ? "lower" : "upper",
  );
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return new Set(kinds).size === 3 && changes >= MIN_CHANGES;
}

/** Whether `text` holds something that looks like a credential. */
export function hasSecret(text: string): boolean {
  return secretsIn(text).length > 0;
}

const SECRET_NAME =
  /(?:access_?key(?:_?(?:id|secret))?|secret(?:_?access)?(?:_?key)?|private_?key|api_?key|passw(?:or)?d|pwd|passphrase|token)$/i;

/** Whether `key` names a credential: `accessKey`, `secret_key`, `dbPassword`, `oidcToken`; not `oidcTokenFile`. */
export function namesSecret(key: string): boolean {
  return SECRET_NAME.test(key.replaceAll("-", "_"));
}

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
export function secretProblems(source: Source): ProblemAt[] {
  const written = secretsIn(source.text);
  const hidden = source.texts
    .filter(({ start, end }) => !written.some(({ offset }) => start <= offset && offset < end))
    .flatMap(({ start, text }) => secretsIn(text).map(({ kind }) => ({ offset: start, kind })));
  return [
    ...[...written, ...hidden].map(({ offset, kind }) => byText(offset, kind)),
    ...source.keys.filter((path) => namesSecret(String(path.at(-1)))).map(byName),
  ];
}

function byText(at: number, kind: string): ProblemAt {
  const message = `what looks like ${kind} stands here: take it out and make it void where others may have seen it; ${BY_OTHER_WAYS}`;
  return { path: [], at, message };
}

function byName(path: Path): ProblemAt {
  const way = WAYS.find(([pattern]) => pattern.test(path.slice(2).join(" ")))?.[1] ?? BY_OTHER_WAYS;
  return { path, onKey: true, message: `a credential does not belong in this file: ${way}` };
}
