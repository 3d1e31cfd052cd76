/** Something in a text that looks like a credential. */
export interface SecretHit {
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
export function secretsIn(text: string): SecretHit[] {
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
