import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { A, attaching, attachment, B, C, change, planText, role, trusting } from "../review/plans";

type Json = Record<string, unknown>;

const SIZE = 5 * 2 ** 20;
const SECONDS = 2;
const MEGABYTES = 500;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "review-limits-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const list = <T>(length: number, make: (index: number) => T) =>
  Array.from({ length }, (_, index) => make(index));
const at = (index: number, type = "alicloud_ram_role") => ({
  address: `${type}.x[${index}]`,
  type,
  name: "x",
});
const statement = (RAM: string[], more: Json = {}) => ({
  Action: "sts:AssumeRole",
  Effect: "Allow",
  Principal: { RAM },
  ...more,
});
const documentOf = (...statements: Json[]) => JSON.stringify({ Version: "1", Statement: statements });
const root = `acs:ram::${B}:root`;

/** A plan of 5 MB that says `part` over and over. */
const raw = (part: string) =>
  `{"format_version":"1.2","planned_values":{},"x":[${list(Math.floor(SIZE / (part.length + 1)), () => part)}]}`;
const nested = (open: string, close: string) => {
  const depth = Math.floor(SIZE / (open.length + close.length));
  return `{"format_version":"1.2","planned_values":{},"x":${open.repeat(depth)}1${close.repeat(depth)}}`;
};
const changes = (resource_changes: Json[], more: Json = {}) => planText({ resource_changes, ...more });
/** Roles of which each goes from one document to another. */
const roles = (count: number, before: (index: number) => string, after: (index: number) => string) =>
  changes(list(count, (i) => change(["update"], role(before(i)), role(after(i)), at(i))));

const tests = (seed: number) =>
  documentOf(
    ...list(350, (i) =>
      statement([root], {
        Effect: i % 3 === 0 ? "Deny" : "Allow",
        Condition: {
          StringEquals: Object.fromEntries(
            list(12, (k) => [`k${k}`, [`${seed} ${(i * (k + 1)) % 5}`]]).filter((_, k) => (i >> (k % 9)) & 1),
          ),
        },
      }),
    ),
  );
const addresses = (seed: number, length: string) =>
  documentOf(
    statement(["*"], {
      Condition: {
        IpAddress: { "acs:SourceIp": list(2_500, (i) => `10.${i >> 8}.${i & 255}.${seed % 250}${length}`) },
      },
    }),
  );
const modules = (depth: number): Json =>
  depth === 0
    ? {
        resources: [
          {
            mode: "managed",
            type: "alicloud_ram_role_policy_attachment",
            name: "it",
            expressions: { role_name: { references: ["var.v"] } },
          },
        ],
      }
    : { module_calls: { m: { expressions: { v: { references: ["var.v"] } }, module: modules(depth - 1) } } };
const unknownRole = (module_address: string, i: number) =>
  attaching(["delete", "create"], attachment("P"), attachment("P", { role_name: undefined }), {
    address: `${module_address}.x[${i}]`,
    module_address,
    change: { after_unknown: { role_name: true } },
  });

const SHAPES: readonly (readonly [string, () => string])[] = [
  ["empty objects", () => raw("{}")],
  ["empty lists", () => raw("[]")],
  ["small objects", () => raw('{"a":1}')],
  ["objects with a space before the colon", () => raw('{"a" :1}')],
  ["numbers", () => raw("1.1")],
  ["empty texts", () => raw('""')],
  ["escaped characters", () => raw('"\\ud83d\\ude00"')],
  ["lists in lists", () => nested("[", "]")],
  ["objects in objects", () => nested('{"a":', "}")],
  ["keys", () => planText({ x: Object.fromEntries(list(400_000, (i) => [i.toString(36), 1])) })],
  [
    "keys, each in an object of its own",
    () => planText({ x: list(350_000, (i) => ({ [i.toString(36)]: 1 })) }),
  ],
  ["one long text", () => planText({ x: "x".repeat(SIZE) })],
  ["backslashes", () => planText({ x: "\\".repeat(SIZE / 2) })],
  ["quotation marks and colons", () => planText({ x: '":'.repeat(SIZE / 3) })],
  [
    "checks",
    () => planText({ checks: list(40_000, (i) => ({ address: { to_display: `c${i}` }, status: "fail" })) }),
  ],
  [
    "instances of one check",
    () =>
      planText({
        checks: [{ instances: list(80_000, () => ({ status: "fail", problems: [{ message: "m" }] })) }],
      }),
  ],
  [
    "outputs",
    () => planText({ output_changes: Object.fromEntries(list(40_000, (i) => [`o${i}`, { after: i }])) }),
  ],
  [
    "tags",
    () => {
      const tags = (value: string) => Object.fromEntries(list(150_000, (i) => [`t${i}`, value]));
      return changes([
        change(["update"], role(trusting(B), { tags: tags("a") }), role(trusting(B), { tags: tags("b") })),
      ]);
    },
  ],
  [
    "attachments",
    () => changes(list(10_000, (i) => attaching(["create"], null, attachment(`P${i}`), at(i)))),
  ],
  [
    "roles and attachments of one name",
    () =>
      changes([
        ...list(4_000, (i) => change(["no-op"], role(trusting(B)), role(trusting(B)), at(i))),
        ...list(4_000, (i) => attaching(["no-op"], attachment(`P${i}`), attachment(`P${i}`), at(i, "x"))),
      ]),
  ],
  [
    "instances of a module",
    () =>
      changes(
        list(4_000, (i) =>
          change(["no-op"], role(trusting(B)), role(trusting(B)), {
            ...at(i),
            module_address: `module.m[${i}]`,
          }),
        ),
      ),
  ],
  [
    "modules in modules",
    () =>
      changes(
        list(600, (i) => unknownRole(list(400, () => "module.m").join("."), i)),
        { configuration: { root_module: modules(400) } },
      ),
  ],
  [
    "policies found at a role",
    () =>
      changes([change(["no-op"], role(trusting(B)), role(trusting(B)))], {
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  mode: "data",
                  type: "alicloud_ram_role_policy_attachments",
                  values: {
                    role_name: "ram-for-dts",
                    attachments: list(70_000, (i) => ({ policy_name: `P${i}`, policy_type: "System" })),
                  },
                },
              ],
            },
          },
        },
      }),
  ],
  [
    "planned values that are no changes",
    () =>
      planText({
        planned_values: {
          root_module: {
            resources: list(60_000, (i) => ({
              mode: "managed",
              type: "alicloud_ram_role",
              address: `a${i}`,
            })),
          },
        },
      }),
  ],
  [
    "users that are made",
    () => changes(list(16_000, (i) => change(["create"], null, {}, at(i, "alicloud_ram_user")))),
  ],
  [
    "documents that differ",
    () =>
      roles(
        4_000,
        () => trusting(B),
        (i) => trusting(B, String(i).padStart(16, "0")),
      ),
  ],
  [
    "350 statements over 12 tests",
    () =>
      roles(
        30,
        (i) => tests(i),
        (i) => tests(-1 - i),
      ),
  ],
  [
    "address ranges",
    () =>
      roles(
        40,
        (i) => addresses(i, ""),
        (i) => addresses(i * 0, "/24"),
      ),
  ],
  [
    "1,700 users of an account",
    () =>
      roles(
        40,
        () => documentOf(statement(list(1_700, (i) => `acs:ram::${B}:user/u${i}`))),
        (seed) =>
          documentOf(
            statement([root, ...list(1_600, (i) => `acs:ram::${C}:user/v${seed}${i}`)]),
            statement([`acs:ram::${A}:user/v`], { Effect: "Deny" }),
          ),
      ),
  ],
];

describe("no plan of 5 MB takes more than two seconds and 500 MB", () => {
  // What else the machine does is no fault of the plan: a limit is missed where it is missed three times.
  it.each(SHAPES)("%s", { retry: 2 }, (name, make) => {
    const file = join(folder, "plan.json");
    const text = make();
    expect(text.length).toBeLessThan(1.2 * SIZE);
    writeFileSync(file, text);
    const measure = join(__dirname, "../review/measure.ts");
    const output = execFileSync(process.execPath, ["--import", "tsx", measure, file], { encoding: "utf8" });
    const { seconds, megabytes, verdict } = JSON.parse(output);
    console.log(`${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ${verdict}`);
    expect([seconds < SECONDS, megabytes < MEGABYTES], output).toEqual([true, true]);
  });
});
