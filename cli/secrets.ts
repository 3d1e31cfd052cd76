import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Environment } from "../processes";

const MASK = "***";
/** What is shorter would mask plain words. */
const SHORTEST = 8;
const LARGEST_FILE = 1024 * 1024;

const SECRET_NAME =
  /secret|token(?!_?file$)|passw(?:or)?d|passphrase|(?:access|api|private)_?key|credentials_?(?:json|uri)/i;
const TOKEN_FILE = /token_?file$/i;
const PROFILE_FILE = /credentials_?file$/i;
const CLI_CONFIG_FILE = /^TF_CLI_CONFIG_FILE$/;
/** Where Terraform is told of a state or a proxy, with a password perhaps, or a token in the query. */
const ADDRESS = /address$|_proxy$/i;
/** Where the provider, the SDK, the OSS backend and the engine itself look where nobody names a file. */
const CREDENTIAL_FILES = [
  ".aliyun/config.json",
  ".alibabacloud/credentials",
  ".alibabacloud/credentials.ini",
  ".terraform.d/credentials.tfrc.json",
  ".terraformrc",
  ".tofurc",
  ".config/opentofu/tofurc",
];

/**
 * Everything that Terraform, its provider and its backend could read as a credential: in the environment, in the
 * profiles, in token files, and in what a stack's own Terraform JSON names. Masking is the second line; the first is
 * that messages are made of nothing but what may be shown.
 */
export class Secrets {
  private readonly pattern: RegExp | undefined;

  private constructor(values: readonly string[]) {
    const spellings = new Set(values.flatMap(spellingsOf).filter(({ length }) => length >= SHORTEST));
    // The longest first: one can be a part of another.
    const longest = [...spellings].sort((a, b) => b.length - a.length).map(patternOf);
    this.pattern = longest.length === 0 ? undefined : new RegExp(longest.join("|"), "g");
  }

  /** Of the environment, and of the stack whose folder is given. What cannot be read is no credential of anybody. */
  static of(env: Environment, stackFolder?: string): Secrets {
    const named = [...namedTexts(env), ...(stackFolder === undefined ? [] : settingsOf(stackFolder))];
    const home = env["HOME"] ?? homedir();
    const below = (file: string) => resolve(stackFolder ?? ".", file.replace(/^~(?=\/)/, home));
    const files = (name: RegExp) => named.filter(([key]) => name.test(key)).map(([, file]) => below(file));
    const known = CREDENTIAL_FILES.map((file) => join(home, file));
    return new Secrets([
      ...named.filter(([key]) => SECRET_NAME.test(key)).flatMap(valuesOf),
      ...named.filter(([key]) => ADDRESS.test(key)).flatMap(([, value]) => secretsOfUrl(value)),
      ...basicAuthorization(env),
      ...files(TOKEN_FILE).map((file) => textOf(file).trim()),
      ...[...known, ...files(PROFILE_FILE), ...files(CLI_CONFIG_FILE)].flatMap((file) =>
        secretsOfFile(textOf(file)),
      ),
    ]);
  }

  /** `text` without them, however they are written: raw, percent-encoded, in JSON, HTML, Go or base64. */
  mask(text: string): string {
    return this.pattern === undefined ? text : text.replace(this.pattern, MASK);
  }
}

/** What the provider and the backend of a stack are given. */
function settingsOf(stackFolder: string): (readonly [string, string])[] {
  const config = parsed(textOf(join(stackFolder, "cdk.tf.json"))) as
    | { provider?: unknown; terraform?: unknown }
    | undefined;
  return [...namedTexts(config?.provider), ...namedTexts(config?.terraform)];
}

/** The text of a plain file; a device or a pipe may never end. */
function textOf(file: string): string {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= LARGEST_FILE ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every text in a tree, with the key that it stands at. */
function namedTexts(value: unknown, key = ""): (readonly [string, string])[] {
  if (typeof value === "string") return value === "" ? [] : [[key, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    namedTexts(inner, Array.isArray(value) ? key : name),
  );
}

/** Of a URI, what stands behind the host too: a token can be in its path or in its query. */
function valuesOf([key, value]: readonly [string, string]): string[] {
  if (!/uri$/i.test(key) || !URL.canParse(value)) return [value];
  const { pathname, search } = new URL(value);
  const segments = pathname.split("/").filter((segment) => segment.length >= 2 * SHORTEST);
  return [value, search, ...segments, ...secretsOfUrl(value)];
}

/** The user, the password and what the query says: in a URL as it is written, and as it is meant. */
function secretsOfUrl(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { username, password, searchParams } = new URL(value);
  return [username, password, ...[username, password].map(decoded), ...searchParams.values()];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As the HTTP backend sends it, where base64 does not show the password alone. */
function basicAuthorization({ TF_HTTP_USERNAME: user = "", TF_HTTP_PASSWORD: password = "" }: Environment) {
  return password === "" ? [] : [`${user}:${password}`];
}

/** JSON, as the Alibaba Cloud CLI and `terraform login` write it, INI as the SDKs have it, or Terraform's own HCL. */
function secretsOfFile(text: string): string[] {
  const json = parsed(text);
  if (json !== undefined)
    return namedTexts(json).flatMap(([key, value]) => (SECRET_NAME.test(key) ? [value] : []));
  const entries = [...text.matchAll(/^\s*"?([\w-]+)"?\s*[=:]\s*"?(.+?)"?\s*$/gm)];
  return entries.flatMap(([, key = "", value = ""]) => (SECRET_NAME.test(key) ? [value] : []));
}

/** A value of several lines is also each of its lines: Terraform frames and wraps what it quotes. */
function spellingsOf(value: string): string[] {
  const lines = value.split("\n").map((line) => line.trim());
  return [value.trim(), ...lines].flatMap((text) => {
    const once = percentEncodings(text);
    const escaped = [JSON.stringify(text).slice(1, -1), htmlEscaped(text), goQuoted(text)];
    const base64 = [Buffer.from(text).toString("base64"), Buffer.from(text).toString("base64url")];
    const written = [text, ...once, ...once.flatMap(percentEncodings), ...escaped, ...base64];
    return [...written, ...base64.flatMap(percentEncodings), JSON.stringify(escaped[0]).slice(1, -1)];
  });
}

/** As RFC 3986, as JavaScript and as an HTML form have it; the digits in either case. */
function percentEncodings(text: string): string[] {
  // Half a pair of UTF-16 cannot be encoded: a buffer has none.
  const script = encodeURIComponent(Buffer.from(text).toString());
  const strict = script.replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = [strict.replaceAll("%20", "+"), script.replaceAll("%20", "+"), strict.replaceAll("%7E", "~")];
  const upper = [script, strict, ...form];
  return [...upper, ...upper.map((it) => it.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()))];
}

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function htmlEscaped(text: string): string {
  return text.replace(/[&<>"']/g, (it) => HTML[it] ?? it);
}

/** Go's JSON writes these as numbers. */
function goQuoted(text: string): string {
  const quoted = JSON.stringify(text).slice(1, -1);
  return quoted.replace(/[&<>]/g, (it) => `\\u00${it.charCodeAt(0).toString(16)}`);
}

/** White space in it may be a line's end, with the frame that Terraform draws. */
function patternOf(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s│]+");
}
