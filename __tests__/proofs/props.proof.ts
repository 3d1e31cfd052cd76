import { Testing } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { newStack } from "../template";

const RUNS = 2_000;

/** Who may try to assume the role: a principal of RAM, or a service, of an account. */
interface Caller {
  readonly kind: "RAM" | "Service";
  readonly id: string;
  readonly account: string;
}

interface Statement {
  readonly Effect: string;
  readonly Action: unknown;
  readonly Principal: Readonly<Record<string, readonly string[]>>;
  readonly Condition?: unknown;
}

/** Whether RAM lets `caller` assume a role of this trust policy: an evaluator of its own, for exact names and `*`. */
function mayAssume(caller: Caller, statements: readonly Statement[]): boolean {
  return statements.some(({ Effect, Action, Principal }) => {
    const covers = [Action]
      .flat()
      .some((action) => action === "sts:AssumeRole" || String(action).includes("*"));
    const named = [Principal[caller.kind] ?? []].flat();
    const root = `acs:ram::${caller.account}:root`;
    const ids = caller.kind === "RAM" ? [caller.id, root, caller.account] : [caller.id];
    return Effect === "Allow" && covers && named.some((name) => ids.includes(name) || /[*?$]/.test(name));
  });
}

/** The policy that stands in an expression of Terraform: `${jsonencode({"key" = value})}`. */
function policyIn(expression: unknown): {
  readonly Statement: readonly Statement[];
  readonly Version: string;
} {
  const [, hcl = ""] = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(expression)) ?? [];
  return JSON.parse(hcl.replaceAll('" = ', '": '));
}

const id = fc.stringMatching(/^[0-9]{16}$/);
const text = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
const props: fc.Arbitrary<DtsCrossAccountRoleProps> = fc
  .record(
    {
      ownerAccountId: id,
      trustedAccountId: id,
      roleName: fc.stringMatching(/^[A-Za-z0-9-]{1,64}$/),
      description: text,
      maxSessionDuration: fc.integer({ min: 3600, max: 43200 }),
      tags: fc.dictionary(
        text.filter((key) => !/^(?:aliyun|acs:|__proto__$)|["\\\p{Cc}]|:\/\//iu.test(key)),
        text.filter((value) => !value.includes("://")),
        { maxKeys: 5 },
      ),
      access: fc.constantFrom("express-connect", "vpn-gateway", "smart-access-gateway", "cloud-instance"),
      guards: fc.record(
        {
          ownerAccount: fc.boolean(),
          distinctAccounts: fc.boolean(),
          existingRole: fc.boolean(),
          unmanagedPolicies: fc.boolean(),
          dtsAuthorized: fc.boolean(),
          servicePrincipal: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      force: fc.boolean(),
      preventDestroy: fc.boolean(),
      deleteTimeout: fc.constantFrom("30s", "5m", "1h30m"),
      allowOverrides: fc.boolean(),
    },
    { requiredKeys: ["trustedAccountId"] },
  )
  .filter(({ ownerAccountId, trustedAccountId }) => ownerAccountId !== trustedAccountId)
  .map((made) => made as DtsCrossAccountRoleProps);

function changeDigit(account: string, at: number): string {
  return account.slice(0, at) + ((Number(account[at]) + 1) % 10) + account.slice(at + 1);
}

/** Callers that must not be let in: strangers, accounts that look alike, other services, DTS of others. */
function strangers(trusted: string, owner: string, others: readonly string[]): Caller[] {
  const alike = Array.from({ length: 16 }, (_, at) => changeDigit(trusted, at));
  const accounts = [...others, ...alike, owner, [...trusted].reverse().join("")].filter((a) => a !== trusted);
  const services = ["ecs.aliyuncs.com", "dts.aliyuncs.com", `${trusted}@ecs.aliyuncs.com`, "aliyuncs.com"];
  return [
    ...accounts.flatMap((account): Caller[] => [
      { kind: "RAM", id: `acs:ram::${account}:root`, account },
      { kind: "RAM", id: `acs:ram::${account}:user/x`, account },
      { kind: "Service", id: `${account}@dts.aliyuncs.com`, account },
    ]),
    ...services.map((service): Caller => ({ kind: "Service", id: service, account: trusted })),
    { kind: "Service", id: `${trusted}@dts.aliyuncs.com.example.com`, account: trusted },
  ];
}

const KEYS = [
  /LTAI[A-Za-z0-9]{12,}/,
  /STS\.[A-Za-z0-9]{10,}/,
  /PRIVATE KEY/,
  /"(?:access|secret)_?key"/i,
  /security_?token/i,
];

describe("whatever the props", () => {
  it("exactly account B and DTS for B may assume the role, and no file has a key", () => {
    fc.assert(
      fc.property(props, fc.array(id, { maxLength: 5 }), (given, others) => {
        fc.pre(given.roleName?.toLowerCase() !== "aliyundtsdefaultrole");
        const stack = newStack();
        new DtsCrossAccountRole(stack, "dts", given);
        const json = Testing.synth(stack, true);
        const { resource } = JSON.parse(json);
        const [role, ...more] = Object.values<Record<string, unknown>>(resource.alicloud_ram_role);
        expect(more).toEqual([]);
        for (const other of ["document", "ram_users", "services", "name"])
          expect(role).not.toHaveProperty(other);
        const { Statement, Version } = policyIn(role?.assume_role_policy_document);
        expect(Version).toBe("1");
        const { trustedAccountId: trusted, ownerAccountId: owner = "0".repeat(16) } = given;
        const invited: Caller[] = [
          { kind: "RAM", id: `acs:ram::${trusted}:root`, account: trusted },
          { kind: "RAM", id: `acs:ram::${trusted}:role/x`, account: trusted },
          { kind: "Service", id: `${trusted}@dts.aliyuncs.com`, account: trusted },
        ];
        for (const caller of invited) expect(mayAssume(caller, Statement), caller.id).toBe(true);
        for (const caller of strangers(trusted, owner, others)) {
          expect(mayAssume(caller, Statement), caller.id).toBe(false);
        }
        for (const statement of Statement) expect(statement).not.toHaveProperty("Condition");
        for (const key of KEYS) expect(json).not.toMatch(key);
      }),
      { numRuns: RUNS },
    );
  });
});
