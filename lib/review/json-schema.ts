import { z } from "zod";
import type { Report } from "./report";

const verdict = z.enum(["none", "equivalent", "narrows", "broadens", "unknown"]);

const grant = z.strictObject({
  effect: z.enum(["Allow", "Deny"]),
  type: z.string().describe('The key below Principal: "RAM", "Service", "Federated"'),
  principal: z.string(),
  account: z.string().nullable().describe("The account of the principal, where it names exactly one"),
  action: z.string(),
  conditions: z.record(
    z.string(),
    z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))),
  ),
  effective: z.boolean().describe("Whether it makes a difference by itself: not where other grants cover it"),
});

const trust = z.strictObject({
  address: z.string(),
  role: z.string(),
  formerRole: z.string().nullable().describe("The role's name before, where it is another"),
  account: z.string().nullable().describe("The account that owns the role, where it is known"),
  fate: z.enum(["kept", "created", "destroyed", "replaced", "forgotten"]),
  verdict,
  reasons: z.array(z.string()).describe("Why the verdict is unknown, or grants are not shown"),
  added: z.array(grant),
  removed: z.array(grant),
  kept: z.array(grant),
});

const policy = z.strictObject({
  address: z.string(),
  role: z.string(),
  policy: z.string(),
  policyType: z.string(),
  fate: z.enum(["kept", "attached", "detached", "reattached", "unknown"]),
  verdict,
  allows: z.string().nullable().describe("What the policy allows, in words, where it is known"),
});

const action = z.strictObject({
  address: z.string(),
  type: z.string(),
  actions: z.array(z.string()),
  importing: z.string().nullable(),
  deposed: z.string().nullable(),
});

const setting = z.strictObject({
  address: z.string(),
  role: z.string(),
  attribute: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const check = z.strictObject({
  kind: z.string(),
  address: z.string(),
  status: z.enum(["fail", "error", "unknown", "pass"]),
  messages: z.array(z.string()),
});

const differences = { verdict, trust: z.array(trust), policies: z.array(policy), settings: z.array(setting) };

const pair = z.strictObject({
  pair: z.string(),
  change: z
    .strictObject({ ...differences, actions: z.array(action), otherResources: z.int().nonnegative() })
    .describe("From what is there now to what is planned"),
  drift: z.strictObject(differences).describe("From what was last applied to what is there now"),
  checks: z.array(check),
});

/** A report, as the published JSON Schema has it. */
export const reportSchema = z.strictObject({
  formatVersion: z.string(),
  change: z.strictObject({ verdict }).describe("The worst of all pairs"),
  drift: z.strictObject({ verdict }).describe("The worst of all pairs"),
  pairs: z.array(pair),
}) satisfies z.ZodType<Report>;

/** The JSON Schema of `renderJson`'s output. */
export function reportJsonSchema(): object {
  return {
    title: "Review of account pairs",
    ...z.toJSONSchema(reportSchema, { target: "draft-2020-12", reused: "ref" }),
  };
}
