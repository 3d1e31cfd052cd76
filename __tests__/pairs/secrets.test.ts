import { describe, expect, it } from "vitest";
import { parseAccountPairs } from "../../lib/pairs";
import { namesSecret } from "../../lib/pairs/rules/secrets";
import { errorOf, linesOf, onePair, parse } from "./lines";

// Put together here, so that no search for credentials finds one in this file.
const KEY_ID = ["LTAI", "5tAbCdEfGh1234567890"].join("");
const STS_ID = ["STS.", "NUy1AbCdEfGh123456"].join("");
const STS_TOKEN = ["CAIS", "x9Y+/".repeat(20), "=="].join("");
const JWT = ["eyJ", "hbGciOiJSUzI1NiJ9", ".", "eyJ", "zdWIiOiIxMjM0NTY3ODkwIn0", ".c2ln"].join("");
const PEM = ["-----BEGIN RSA ", "PRIVATE KEY-----"].join("");
const SECRET = ["a1B2c3D4e5F6g7H8", "i9J0k1L2m3N4o5"].join("");
const URL = ["http://user:", "hunter2", "@host/x"].join("");

const SECRETS: readonly (readonly [string, string])[] = [
  ["an AccessKey ID", KEY_ID],
  ["a temporary AccessKey ID", STS_ID],
  ["an STS token", STS_TOKEN],
  ["an OIDC token", JWT],
  ["a private key", PEM],
  ["an AccessKey secret", SECRET],
  ["a password in a URL", URL],
];

describe.each(SECRETS)("%s", (kind, secret) => {
  const found = `what looks like ${kind} stands here: take it out`;

  it.each<[string, string, string]>([
    ["in a value", onePair(`description: x ${secret}`), "6:20"],
    ["in a value that breaks a rule as well", onePair(`roleName: "${secret}_"`), "6:"],
    ["in a comment", onePair(`access: cloud-instance # ${secret}`), "6:30"],
    ["in a key", onePair(`"${secret}": x`), "6:6"],
    ["in a tag's key", onePair(`tags: {"${secret}": "${"x".repeat(200)}"}`), "6:13"],
    ["in a text that is no YAML", `[ "${secret}"`, "1:4"],
    ["as the name of a pair", `version: 1\npairs:\n  - name: "${secret}"\n    ownerAccountId: 1`, "3:12"],
    ["as what two pairs share", `version: 1\npairs:\n  - name: "${secret}"\n  - name: "${secret}"`, "3:12"],
    [
      "behind escapes",
      onePair(`description: "${[...secret].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join("")}"`),
      "6:18",
    ],
    ["in the name of an anchor", onePair(`description: *${secret.replaceAll(/[^A-Za-z0-9]/g, "")}`), "6:18"],
  ])("is refused %s, and not repeated", (_, text, place) => {
    const error = errorOf(() => parseAccountPairs(text, "f"));
    const told = JSON.stringify([error.message, error.problems]);
    expect(told).not.toContain(secret);
    expect(told).not.toContain(secret.slice(4, 20));
    if (!text.includes("*")) expect(error.message).toContain(found);
    expect(error.message).toMatch(new RegExp(`^f:${place}`, "m"));
  });
});

describe("text that the YAML library quotes", () => {
  const word = "hunter2".repeat(100);
  it.each([
    `%${word}\n---\n`,
    `%YAML ${word}\n---\n`,
    `%TAG ${word}\n---\n`,
    `a: |${word}\n  b\n`,
    `a: "\\x${word}"\n`,
    `a: [${word}\n`,
    `a: "x"${word}\n`,
    `a: !<${word} b\n`,
    `a: *${word}\n`,
  ])("is not told: case %#", (text) => {
    const { message } = errorOf(() => parseAccountPairs(text, "f"));
    expect(message).not.toContain("hunter2hunter2");
  });
});

describe("what only resembles a credential", () => {
  it.each([
    "description: LTAI is how an AccessKey ID starts, STS.x and CAIS too",
    "roleName: DtsRoleForProductionAccount001",
    "description: abcdefghijklmnopqrstuvwxyz1234",
    "description: see https://host:8080/a@b",
    "tags: {token-file: x, accesskeys: y, secretary: z}",
    "provider: {assumeRoleWithOidc: {oidcTokenFile: /run/token}}",
  ])("%s", (line) => {
    expect(parse(onePair(line)).pairs).toHaveLength(1);
  });
});

describe("a key that names a credential", () => {
  it.each([
    "accessKey",
    "access_key",
    "access-key-id",
    "accessKeySecret",
    "secretKey",
    "secret_access_key",
    "secret",
    "securityToken",
    "sts_token",
    "oidcToken",
    "token",
    "password",
    "dbPassword",
    "passwd",
    "pwd",
    "passphrase",
    "privateKey",
    "api_key",
  ])("%s", (key) => {
    expect(namesSecret(key)).toBe(true);
    const lines = linesOf(onePair(`provider: {${key}: hunter2}`));
    expect(lines).toEqual([
      expect.stringContaining(
        `6:16: pair "one": provider.${key}: a credential does not belong in this file: `,
      ),
    ]);
    expect(lines.join()).not.toContain("hunter2");
  });

  it.each(["key", "profile", "sharedCredentialsFile", "oidcTokenFile", "credentialsUri"])(
    "%s names none",
    (key) => {
      expect(namesSecret(key)).toBe(false);
    },
  );

  it("is told beside everything else that is wrong", () => {
    expect(linesOf(onePair("accessKey: x", "access: vpn", `description: ${KEY_ID}`))).toHaveLength(3);
  });
});
