import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { accountPairsJsonSchema } from "../../lib/pairs";
import { accountIdProblem, roleNameProblem } from "../../lib/role/rules";
import { onePair } from "./lines";

const ROOT = join(__dirname, "..", "..");
const FILE = join(ROOT, "schema", "account-pairs.schema.json");
const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(accountPairsJsonSchema());
const isValid = (text: string) => validate(parseYaml(text));

/** Every schema of a property below `schema`, with its name. */
function properties(schema: unknown): [string, Record<string, unknown>][] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema
      ? Object.entries(schema.properties as Record<string, Record<string, unknown>>)
      : [];
  return [...own, ...Object.values(schema).flatMap(properties)];
}

function propertySchema(name: string): Record<string, unknown> {
  return properties(accountPairsJsonSchema()).find(([key]) => key === name)?.[1] ?? {};
}

describe("the JSON Schema", () => {
  it("is the file in schema/: npx tsx scripts/pairs-schema.ts writes it", () => {
    expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(accountPairsJsonSchema());
  });

  it("is of draft 2020-12", () => {
    expect(accountPairsJsonSchema()["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  it("tells of every field what it means, and its default where it can be left out", () => {
    const untold = properties(accountPairsJsonSchema()).filter(
      ([, { description }]) => typeof description !== "string",
    );
    expect(untold.map(([name]) => name)).toEqual([]);
  });

  it("takes the project's own file", () => {
    expect(isValid(readFileSync(join(ROOT, "account-pairs.yaml"), "utf8"))).toBe(true);
  });

  it.each([
    onePair("tags: {a: b}", "maxSessionDuration: 3600", "backend: {local: {}}"),
    onePair("provider: {region: cn-hangzhou, profile: x, endpoints: {ram: '127.0.0.1:80'}, protocol: HTTP}"),
    onePair("backend: {oss: {bucket: abc, tablestoreTable: t, tablestoreEndpoint: x.y}}"),
  ])("takes %#", (text) => {
    expect(isValid(text)).toBe(true);
  });

  it.each([
    "version: 1",
    "version: 2\npairs: [{name: a}]",
    "version: 1\npairs: []",
    "version: 1\npairs: [{}]",
    "version: 1\npairs: [{name: a.b}]",
    "version: 1\ndefaults: {name: a}\npairs: [{name: a}]",
    "version: 1\npairs: [{name: a, ownerAccountId: 2222222222222222}]",
    'version: 1\npairs: [{name: a, ownerAccountId: "222222222222222"}]',
    onePair("roleName: a_b"),
    onePair('description: ""'),
    onePair("maxSessionDuration: 3599"),
    onePair("maxSessionDuration: 3600.5"),
    onePair("access: vpn"),
    onePair("tags: {a: 1}"),
    onePair("color: x"),
    onePair("provider: {accessKey: x}"),
    onePair("provider: {profile: '${x}'}"),
    onePair("backend: {}"),
    onePair("backend: {local: {}, oss: {bucket: abc}}"),
    onePair("backend: {oss: {bucket: abc, tablestoreTable: t}}"),
  ])("refuses %j", (text) => {
    expect(isValid(text)).toBe(false);
  });

  it.each([
    ["ownerAccountId", accountIdProblem],
    ["roleName", roleNameProblem],
  ])("says of %s what the rule says", (name, rule) => {
    const pattern = new RegExp(String(propertySchema(name)["pattern"]), "u");
    const near = fc.stringMatching(/^[0-9]{15,17}$|^[A-Za-z0-9_.-]{0,66}$/);
    fc.assert(fc.property(near, (value) => pattern.test(value) === (rule(value) === undefined)));
  });
});
